import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serverScript, Subject } from './subject.ts';

/** Starts a script under bench/servers on Node, which does not read TypeScript itself; undefined without Node. */
export async function nodeServer(script: string): Promise<Subject | undefined> {
  const node = Bun.which('node');
  if (node === null) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'redraft-bench-'));
  try {
    const built = await Bun.build({
      entrypoints: [serverScript(script)],
      target: 'node',
      format: 'esm',
      outdir: folder,
      naming: '[name].mjs',
    });
    const [output] = built.outputs;
    if (!output) throw new Error(`${script} was not built`);
    return await Subject.start(output.path, [], node);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
