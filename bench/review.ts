import { applyChanges, type Change } from '../src/protocol/document.ts';
import type { Decision } from '../src/protocol/review/decisions.ts';
import { replayText } from '../src/protocol/review/replay.ts';
import type { BlockState } from '../src/protocol/fold/state.ts';
import { Turns } from '../src/documents/turns.ts';
import { median, ratio, rounded } from './parts/figures.ts';
import { LoopProbe } from './parts/loop-probe.ts';

/**
 * 1 MB with 10,000 changes of three passes, a third of them decided against: the whole document replayed in turns, as a
 * result is, beside the changes of the last pass simply applied in one go.
 */
const BLOCKS = 1_000;
const ROUNDS = 9;
const PASSES = [1, 2, 3];
const IN_A_PASS = [4, 3, 3];
const WORDS = 'plain words that go on and on until the block has its thousand characters ';

const blocks = Array.from({ length: BLOCKS }, (_, index) => blockOf(`b${index + 1}`));
const decisions = new Map<string, Decision>(
  blocks.flatMap(({ changes }) => changes.flatMap(({ id }, nth) => (nth % 3 === 0 ? [[id, 'rejected' as const]] : []))),
);

const probe = new LoopProbe();
const [replayed, applied, turns]: [number[], number[], number[]] = [[], [], []];
for (let round = 0; round < ROUNDS; round += 1) {
  const began = performance.now();
  for (const { input = '', changes } of blocks) {
    applyChanges(
      input,
      changes.filter(({ pass }) => pass === 3),
    );
  }
  applied.push(performance.now() - began);
  probe.start();
  replayed.push(await replayAll());
  turns.push(probe.stop());
}
const bytes = blocks.reduce((sum, { text }) => sum + text.length, 0);
console.log(
  JSON.stringify({
    bench: 'review',
    bytes,
    changes: blocks.reduce((sum, { changes }) => sum + changes.length, 0),
    decided: decisions.size,
    replay_ms: rounded(median(replayed)),
    longest_turn_ms: rounded(median(turns)),
    apply_ms: rounded(median(applied)),
    ratio: ratio(replayed, applied),
  }),
);

async function replayAll(): Promise<number> {
  const began = performance.now();
  const turn = new Turns();
  for (const block of blocks) {
    replayText(block, decisions);
    await turn.spend(block.text.length);
  }
  return performance.now() - began;
}

function blockOf(id: string): BlockState {
  const original = WORDS.repeat(14).slice(0, 1_000);
  const changes: Change[] = [];
  let [input, text] = [original, original];
  for (const [index, pass] of PASSES.entries()) {
    input = text;
    const count = IN_A_PASS[index] ?? 0;
    const made = Array.from({ length: count }, (_, nth) => changeOf(input, id, pass, nth, count));
    text = applyChanges(input, made) ?? '';
    changes.push(...made);
  }
  return { id, kind: 'paragraph', gap: '\n\n', text, input, original, pass: 3, changes };
}

function changeOf(input: string, block: string, pass: number, nth: number, of: number): Change {
  const start = Math.floor((input.length * (nth + pass / 4)) / of);
  const before = input.slice(start, start + 5);
  const about = { category: 'style', rule: 'r', reason: '', confidence: 1, tier: 'A', applied: nth % 3 < 2 } as const;
  return { id: `p${pass}.${block}.${nth + 1}`, pass, block, start, end: start + 5, before, after: 'other', ...about };
}
