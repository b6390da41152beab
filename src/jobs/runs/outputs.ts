import { access, constants, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { textPieces } from '../../documents/text-pieces.ts';
import { writeWhole } from '../../store/whole-file.ts';

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
  const reported = (job: string) => (error: unknown) => onProblem(error, job);
  return {
    write: (job, file, text) => writeWhole(join(folder, job, file), textPieces(text, TURN_UNITS)).catch(reported(job)),
    remove: (job) => rm(join(folder, job), { recursive: true, force: true }).catch(reported(job)),
  };
}

/** One line that says why nothing could be written to the folder, or none made of that name; undefined when it can. */
export async function outputProblem(folder: string): Promise<string | undefined> {
  const nearest = await nearestThere(resolve(folder));
  const isFolder = (await stat(nearest)).isDirectory();
  if (!isFolder && nearest === resolve(folder)) return `The output folder ${folder} is a file`;
  if (!isFolder) return `The output folder ${folder} cannot be made: ${nearest} is a file`;
  const isWritable = await access(nearest, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  );
  return isWritable ? undefined : `Nothing can be written to the output folder ${folder}`;
}

/** The path itself, or the nearest folder above it that exists. */
async function nearestThere(path: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  return found || dirname(path) === path ? path : nearestThere(dirname(path));
}
