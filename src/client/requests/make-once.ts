import { answered } from './answered.ts';
import type { Api, Asking } from './api.ts';
import type { Body } from './body.ts';
import { insist } from './insist.ts';
import { uuid } from '../uuid.ts';

/**
 * A request that makes something: sent again when its answer is lost, and made once all the same.
 * @param random 0 to 1: how long it waits in between
 * @throws RedraftError
 */
export function makeOnce<T>(
  api: Api,
  path: string,
  body: Body | undefined,
  asking: Asking,
  random: () => number,
  ...members: readonly (keyof T & string)[]
): Promise<T> {
  const keyed = { ...asking, headers: { 'idempotency-key': uuid() } };
  return answered(
    insist(() => api.json('POST', path, body, keyed), random, asking.signal),
    ...members,
  );
}
