import type { ChangePlace } from '../jobs/review/change-list.ts';
import { notACursor } from './not-a-cursor.ts';

const POSITION = /^below\.(\d{1,16})$/;
const PLACE = /^(\d{1,9})\.(\d{1,9})\.(\d{1,9})$/;

/** The cursor of a list whose rows are numbered as they came: opaque to clients, the number below which the next page begins. */
export function formatPosition(below: number): string {
  return sealed(`below.${below}`);
}

/** @throws Problem VALIDATION_ERROR when it is none of ours */
export function parsePosition(cursor: string | undefined): number | undefined {
  return cursor === undefined ? undefined : numbersIn(cursor, POSITION)[0];
}

/** The cursor of a list of changes: opaque to clients, the place of the page's last one. */
export function formatPlace({ index, pass, nth }: ChangePlace): string {
  return sealed(`${index}.${pass}.${nth}`);
}

/** @throws Problem VALIDATION_ERROR when it is none of ours */
export function parsePlace(cursor: string | undefined): ChangePlace | undefined {
  if (cursor === undefined) return undefined;
  const [index = 0, pass = 0, nth = 0] = numbersIn(cursor, PLACE);
  return { index, pass, nth };
}

function sealed(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function numbersIn(cursor: string, pattern: RegExp): number[] {
  const match = pattern.exec(Buffer.from(cursor, 'base64url').toString());
  return match ? match.slice(1).map(Number) : notACursor('cursor');
}
