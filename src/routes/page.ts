import { Problem } from '../http/answers/problem.ts';

const POSITION = /^below\.(\d{1,16})$/;

/** The cursor of a list whose rows are numbered as they came: opaque to clients, the number below which the next page begins. */
export function formatPosition(below: number): string {
  return Buffer.from(`below.${below}`).toString('base64url');
}

/** @throws Problem VALIDATION_ERROR when it is none of ours */
export function parsePosition(cursor: string | undefined): number | undefined {
  if (cursor === undefined) return undefined;
  const [, below] = POSITION.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (below === undefined) {
    throw new Problem('VALIDATION_ERROR', { details: [{ path: 'cursor', message: 'is not a cursor of this list' }] });
  }
  return Number(below);
}
