import type { Body } from './body.ts';
import { notRedraft } from './not-redraft.ts';

/**
 * An answer as the protocol describes it.
 * @param members that it must have to be one: what else answers a request, such as a proxy, has them not
 * @throws RedraftError `NOT_REDRAFT`
 */
export async function answered<T>(asked: Promise<Body>, ...members: readonly (keyof T & string)[]): Promise<T> {
  const answer = await asked;
  if (has<T>(answer, members)) return answer;
  throw notRedraft();
}

function has<T>(answer: unknown, members: readonly string[]): answer is T {
  return typeof answer === 'object' && answer !== null && members.every((member) => member in answer);
}
