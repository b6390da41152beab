import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeWhole } from '../store/whole-file.ts';

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
    write: (job, file, text) => writeWhole(join(folder, job, file), text).catch(kept(job)),
    remove: (job) => rm(join(folder, job), { recursive: true, force: true }).catch(kept(job)),
  };
}

/** One line that says why nothing could be written to the folder; undefined when it is one, or is not there yet. */
export async function outputProblem(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch(() => undefined);
  return !found || found.isDirectory() ? undefined : `The output folder ${folder} is a file`;
}
