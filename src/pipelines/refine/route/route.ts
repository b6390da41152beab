import { looksEnglish } from '../../../documents/words/language.ts';
import { isProse } from '../../../documents/prose.ts';
import { readAside } from '../../../documents/reading/read-aside.ts';
import type { Block } from '../../../protocol/document.ts';
import type { JobEvent } from '../../../protocol/events.ts';
import { NO_GUIDANCE } from '../steering/guidance.ts';
import type { RefineRun } from '../refine-run.ts';
import { revisionOptions } from '../revising/revision-options.ts';
import { type Density, chosenStrategy } from './chosen-strategy.ts';
import { textTypeOf, wordCount } from './text-type.ts';

/** UTF-16 units: of the document's beginning that its kind is told from, and of the sample that is read for errors. */
const LOOKED_AT = 128 * 1_024;
const SAMPLED = 8 * 1_024;

/** Which strategy a text gets whose author left that open. The same text, person and engine get the same one. */
export async function route(run: RefineRun): Promise<JobEvent> {
  const blocks = await beginning(run);
  const sample = sampleOf(blocks);
  if (looksEnglish(sample.map(({ text }) => text).join('\n')) === false) {
    const reason = 'Most of it is not in English, which is all that is corrected without a model.';
    return { type: 'route', data: { to: 'corrections-only', reason } };
  }
  const density = await densityOf(run, sample);
  return { type: 'route', data: chosenStrategy(textTypeOf(blocks), density, run.person.acceptance) };
}

async function beginning({ request, signal }: RefineRun): Promise<Block[]> {
  const blocks: Block[] = [];
  let read = 0;
  for await (const part of readAside(request.input, signal)) {
    if (part.part !== 'blocks') continue;
    for (const block of part.blocks) {
      if (read >= LOOKED_AT) return blocks;
      blocks.push(block);
      read += block.text.length;
    }
  }
  return blocks;
}

/** Prose from the whole of what was read: every nth block, so that a polished opening does not stand for the rest. */
function sampleOf(blocks: readonly Block[]): Block[] {
  const prose = blocks.filter(({ kind }) => isProse(kind));
  const total = prose.reduce((sum, { text }) => sum + text.length, 0);
  const step = Math.max(1, Math.ceil(total / SAMPLED));
  const spread = prose.filter((_, index) => index % step === 0);
  let size = 0;
  return spread.filter(({ text }) => (size += text.length) <= SAMPLED || size === text.length);
}

/** Proofreads the sample without changing anything. @returns undefined when the engine could not tell */
async function densityOf(run: RefineRun, sample: readonly Block[]): Promise<Density | undefined> {
  const { engine, signal } = run;
  await engine.ready(signal, 'proofread');
  const revisions = engine.revise({
    pass: { pass: 1, name: 'proofread' },
    blocks: sample,
    options: { ...revisionOptions(run, NO_GUIDANCE), apply: 'suggest' },
    glance: true,
    signal,
  });
  let errors = 0;
  for await (const { changes, warning } of revisions) {
    if (warning?.code === 'engine_gave_up') return undefined;
    errors += changes.filter(({ tier }) => tier === 'A').length;
  }
  return { words: sample.reduce((sum, { text }) => sum + wordCount(text), 0), errors };
}
