import { Glob } from 'bun';

/**
 * Runs every bench of this folder, one after the other; each prints one JSON object and writes nothing. Those of the
 * engine read texts that are not part of the repository: EVAL_DIR names their folder.
 */
const NEED_TEXTS = new Set(['engine.ts', 'passes.ts', 'quality.ts']);
const texts = process.env['EVAL_DIR'] !== undefined;
const scripts = [...new Glob('*.ts').scanSync(import.meta.dir)].filter((name) => name !== 'all.ts').toSorted();
let failed = false;
for (const script of scripts) {
  if (NEED_TEXTS.has(script) && !texts) {
    console.log(JSON.stringify({ bench: script.replace('.ts', ''), skipped: 'EVAL_DIR is not set' }));
    continue;
  }
  const path = `${import.meta.dir}/${script}`;
  const child = Bun.spawn([process.execPath, path], { stdio: ['ignore', 'inherit', 'inherit'] });
  if ((await child.exited) !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
