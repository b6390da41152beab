import { isBody } from '../../client/requests/api.ts';
import { redraft } from '../redraft.ts';
import { useReading } from '../parts/use-reading.ts';

/** Whether the server has a model to write with; undefined while nobody knows. */
export function useModel(): boolean | undefined {
  return useReading('model', undefined, hasModel).value;
}

async function hasModel(signal: AbortSignal): Promise<boolean | undefined> {
  const { checks } = await redraft.api.json('GET', '/ready', undefined, { signal });
  if (!isBody(checks) || checks['refine'] === undefined) return undefined;
  return Object.keys(checks).some((name) => name.startsWith('model:'));
}
