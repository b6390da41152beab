import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { textPieces } from '../documents/text-pieces.ts';
import { writeWhole } from '../store/whole-file.ts';

/** UTF-16 units that are encoded in one turn of the event loop: a ms of it. */
const TURN_UNITS = 256 * 1_024;

/** Copies of what a job made, for people who look into a folder. The database stays the truth. */
export interface Outputs {
  /** Whole or not at all. */
  write(job: string, file: string, text: string): Promise<void>;
  remove(job: string): Promise<void>;
}

/** @param folder made when the first file is written. */
export function outputFolder(folder: string, onProblem: (error: unknown, job: string) => void): Outputs {
  const kept = (job: string) => (error: unknown) => onProblem(error, job);
  return {
    write: (job, file, text) => writeWhole(join(folder, job, file), textPieces(text, TURN_UNITS)).catch(kept(job)),
    remove: (job) => rm(join(folder, job), { recursive: true, force: true }).catch(kept(job)),
  };
}

/** One line that says why nothing could be written to the folder; undefined when it is one, or is not there yet. */
export async function outputProblem(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined);
  return !found || found.isDirectory() ? undefined : `The output folder ${folder} is a file`;
}
