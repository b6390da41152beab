/**
 * What the pass `proofread` makes of ordinary mistakes and of right sentences of the same words, each a document by
 * itself: `bun bench/ordinary-mistakes.ts`, prints JSON. `--show` says on stderr which sentences of the half that the
 * rules were made with came out wrong; the other half is only summed up.
 */
import { proofreader } from '../src/engines/embedded/proofread/proofread.ts';
import { type Onlooker, ordinaryFigures, ordinaryMistakes } from './parts/ordinary-mistakes.ts';
import { documentProofreader } from './parts/quality-run.ts';
import { rememberingLinter } from './parts/remembering-linter.ts';

const show: Onlooker = (fate, family, text, result) =>
  console.error(`${fate.padEnd(9)} ${family}: ${text}\n          ${result}`);

const linter = await rememberingLinter();
const proofread = documentProofreader(proofreader({ open: linter.open }));
const see = Bun.argv.includes('--show') ? show : undefined;
const result = {
  seen: await ordinaryFigures(await ordinaryMistakes('seen'), proofread, see),
  unseen: await ordinaryFigures(await ordinaryMistakes('unseen'), proofread),
  letters: await ordinaryFigures(await ordinaryMistakes('letters'), proofread, see),
};
await linter.keep();
console.log(JSON.stringify(result, null, 2));
