import { isBody } from '../../client/requests/api.ts';
import { redraft } from '../redraft.ts';
import { type Seen, useList } from './use-list.ts';

/** ms between two looks: a server can be started again with a model. */
const EVERY_MS = 10_000;

const seen: Seen<boolean | undefined> = {};

/** Whether the server has a model to write with; undefined while nobody knows. */
export function useModel(): boolean | undefined {
  return useList(seen, { everyMs: EVERY_MS, read: hasModel }).found;
}

async function hasModel(_pages: number, signal: AbortSignal): Promise<boolean | undefined> {
  const { checks } = await redraft.api.json('GET', '/ready', undefined, { signal });
  if (!isBody(checks) || checks['refine'] === undefined) return undefined;
  return Object.keys(checks).some((name) => name.startsWith('model:'));
}
