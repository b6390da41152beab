/**
 * How much good and harm the pass `proofread` does, in documents of 20 sentences with `auto`:
 * `EVAL_DIR=… bun bench/quality.ts`, prints JSON. `--show` says on stderr which edits were not helpful, `--all` every
 * edit, `--learners` measures nothing but the learners' sentences, `--steps` each step alone and added up.
 */
import { cweb, isClean, jfleg } from './parts/eval-texts.ts';
import { halfAndHalf, learners, references, websites, type Witness } from './parts/quality-figures.ts';
import { proofreader } from '../src/engines/embedded/proofread/proofread.ts';
import { documentProofreader } from './parts/quality-run.ts';
import { steps } from './parts/quality-steps.ts';
import { rememberingLinter } from './parts/remembering-linter.ts';

const folder = process.env['EVAL_DIR'];
if (folder === undefined) throw new Error('EVAL_DIR names the folder with jfleg-dev and cweb-dev');
const flags = new Set(Bun.argv.slice(2));
const show: Witness = (set, text, { start, end, before, after, rule }, worth) => {
  if (worth === 'helpful' && !flags.has('--all')) return;
  const around = `${text.slice(Math.max(0, start - 40), start)}[${before} -> ${after}]${text.slice(end, end + 40)}`;
  console.error(`${worth.padEnd(8)} ${set.padEnd(9)} ${rule}: ${around}`);
};
const see = flags.has('--show') || flags.has('--all') ? show : undefined;

const linter = await rememberingLinter();
if (flags.has('--steps')) {
  for await (const row of steps(folder, linter.open)) console.log(row);
  await linter.keep();
  process.exit();
}
const proofread = documentProofreader(proofreader({ open: linter.open }));
const sentences = await jfleg(folder);
const result: Record<string, unknown> = { learners: await learners(sentences, proofread, {}, see) };
if (!flags.has('--learners')) {
  const [G, S] = [await cweb(folder, 'G'), await cweb(folder, 'S')];
  result['references'] = await references(sentences, proofread, see);
  result['websitesG'] = await websites('G', G, proofread, see);
  result['websitesS'] = await websites('S', S, proofread, see);
  result['halfClean'] = await halfAndHalf(sentences, G.filter(isClean), proofread);
}
await linter.keep();
console.log(JSON.stringify(result, null, 2));
