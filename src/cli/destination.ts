import { access, constants, stat } from 'node:fs/promises';
import { basename, dirname, extname, join, resolve } from 'node:path';

/** Where results are written: the file of each input, undefined for standard output. Or why that cannot be. */
export type Destinations =
  | { readonly ok: true; readonly files: readonly (string | undefined)[] }
  | { readonly ok: false; readonly problem: string };

/** Asked before the work, not after it. @param output a file, or a folder that takes each under its own name */
export async function destinations(inputs: readonly string[], output: string | undefined): Promise<Destinations> {
  if (inputs.length > 1 && inputs.includes('-')) return no('- stands for standard input: it is refined alone.');
  if (output === undefined) {
    return inputs.length > 1 ? no('Several files need a folder to be written to: -o <folder>.') : all([undefined]);
  }
  const there = await stat(output).catch(() => undefined);
  // One that is not there is made when the first text is.
  const folder = there ? there.isDirectory() : inputs.length > 1 || /[/\\]$/.test(output);
  if (inputs.length > 1 && !folder) return no(`${output} is no folder: several files need one to be written to.`);
  if (folder && !there && extname(output) !== '' && !/[/\\]$/.test(output)) {
    return no(`${output} is called like a file, and several files need a folder: -o ${output}/ makes one.`);
  }
  if (folder && inputs.includes('-')) return no(`${output} is a folder.`);
  const files = folder ? inputs.map((input) => join(output, basename(input))) : [output];
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) return no(`${twice} would be written twice.`);
  for (const file of there || !folder ? files : [resolve(output)]) {
    const problem = await whyNotWritable(file);
    if (problem !== undefined) return no(problem);
  }
  return all(files);
}

async function whyNotWritable(file: string): Promise<string | undefined> {
  const there = await stat(file).catch(() => undefined);
  if (there?.isDirectory()) return `${file} is a folder.`;
  return access(there ? file : dirname(file), constants.W_OK).then(
    () => undefined,
    () => `${file} cannot be written.`,
  );
}

function all(files: readonly (string | undefined)[]): Destinations {
  return { ok: true, files };
}

function no(problem: string): Destinations {
  return { ok: false, problem };
}
