import { Problem } from '../http/answers/problem.ts';
import { NOT_A_CURSOR } from '../protocol/frames/cursor.ts';

/** @param path the member that should hold one. @throws Problem VALIDATION_ERROR */
export function notACursor(path: 'cursor' | 'since'): never {
  throw new Problem('VALIDATION_ERROR', { details: [{ path, message: NOT_A_CURSOR }] });
}
