import { Problem } from '../http/problem.ts';
import type { ListPosition } from '../jobs/job-table.ts';

const POSITION = /^(\d{1,15})\.(job_[0-9a-z]{26})$/;

/** The cursor of a list: opaque to clients, the place of the page's last row. */
export function formatPosition({ createdAt, id }: ListPosition): string {
  return Buffer.from(`${createdAt}.${id}`).toString('base64url');
}

/** @throws Problem VALIDATION_ERROR when it is none of ours */
export function parsePosition(cursor: string | undefined): ListPosition | undefined {
  if (cursor === undefined) return undefined;
  const [, createdAt, id] = POSITION.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (createdAt === undefined || id === undefined) {
    throw new Problem('VALIDATION_ERROR', { details: [{ path: 'cursor', message: 'Not a cursor of this list' }] });
  }
  return { createdAt: Number(createdAt), id };
}
