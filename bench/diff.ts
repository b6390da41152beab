/**
 * How long two texts of 1 MB take to be compared: `bun bench/diff.ts`, prints JSON. Beside it jsdiff with a time-out, on
 * the same texts. `thread` is the whole way of a request: a thread that starts, a difference, its JSON.
 */
import { diffWordsWithSpace } from 'diff';
import { diffAside } from '../src/documents/diff/diff-aside.ts';
import { newerText, olderText } from '../src/documents/diff/diff-part.ts';
import { diffTexts } from '../src/documents/diff/diff-texts.ts';
import { Workshop, WORKSHOP_LIMITS } from '../src/documents/workshop.ts';
import { median, rounded } from './parts/figures.ts';
import { RandomProse, seeded } from './parts/random-prose.ts';

const MEGABYTE = 1_000_000;
const ROUNDS = 5;
const PEER_TIMEOUT_MS = 2_000;

const prose = new RandomProse(seeded(1));
const paragraphs = prose.paragraphs(MEGABYTE);
const text = paragraphs.join('\n\n');
const sentences = text.split(/(?<=\.)\s+/);
const letters = seeded(2);
const letterWords = (count: number, between: string) =>
  Array.from({ length: count }, () => 'abcd'[Math.floor(letters() * 4)]).join(between);

/** `most`: what a comparison may take, in ms. */
interface Case {
  readonly name: string;
  readonly texts: readonly [older: string, newer: string];
  readonly most?: number;
}

const CASES: readonly Case[] = [
  { name: '2 % of the words changed', texts: [text, prose.changed(text, 0.02)] },
  { name: '30 % of the words changed', texts: [text, prose.changed(text, 0.3)], most: 500 },
  {
    name: 'the same in one line',
    texts: [text.replaceAll('\n\n', ' '), prose.changed(text.replaceAll('\n\n', ' '), 0.3)],
    most: 500,
  },
  { name: 'paragraphs shuffled', texts: [text, prose.shuffled(paragraphs).join('\n\n')], most: 1_500 },
  {
    name: 'paragraphs shuffled, 10 % of the words changed',
    texts: [text, prose.changed(prose.shuffled(paragraphs).join('\n\n'), 0.1)],
    most: 1_500,
  },
  { name: 'sentences shuffled', texts: [text, prose.shuffled(sentences).join(' ')], most: 1_500 },
  { name: 'words shuffled', texts: [text, prose.shuffled(text.split(' ')).join(' ')], most: 1_500 },
  { name: 'characters shuffled', texts: [text, prose.shuffled([...text]).join('')], most: 1_500 },
  { name: 'nothing in common', texts: [text, text.toUpperCase()] },
  {
    name: 'one line, again and again',
    texts: ['the same line\n'.repeat(71_000), 'the same line\nanother\n'.repeat(45_000)],
  },
  { name: 'four words at random', texts: [letterWords(MEGABYTE / 2, ' '), letterWords(MEGABYTE / 2, ' ')] },
  { name: 'one character', texts: ['a'.repeat(MEGABYTE), `${'a'.repeat(MEGABYTE / 2)}b${'a'.repeat(MEGABYTE / 2)}`] },
];

function timed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

const workshop = new Workshop({ ...WORKSHOP_LIMITS, deadlineMs: 60_000 });

async function threadMs([older, newer]: Case['texts']): Promise<number> {
  const side = { pass: '', sha256: '', length: 0 };
  const head = { job: '', title: '', file: '', from: { version: 0, ...side }, to: { version: 1, ...side } };
  const start = performance.now();
  const made = await diffAside(workshop, { head, format: 'json', older, newer }, [], new AbortController().signal);
  if (!made.ok) throw new Error(made.reason);
  return performance.now() - start;
}

const cases = [];
for (const { name, texts, most } of CASES) {
  const [older, newer] = texts;
  const parts = diffTexts(older, newer);
  const rebuilt = olderText(parts) === older && newerText(parts) === newer;
  const ms = median(Array.from({ length: ROUNDS }, () => timed(() => diffTexts(older, newer))));
  const threads = [await threadMs(texts), await threadMs(texts), await threadMs(texts)];
  let gaveUp = false;
  const peer = timed(() => (gaveUp = diffWordsWithSpace(older, newer, { timeout: PEER_TIMEOUT_MS }) === undefined));
  cases.push({
    name,
    ms: rounded(ms),
    ...(most !== undefined && { most, within: ms <= most }),
    thread_ms: rounded(median(threads)),
    parts: parts.length,
    moved: parts.filter(({ op }) => op === 'moved_here').length,
    rebuilt,
    jsdiff: gaveUp ? `gave up after ${PEER_TIMEOUT_MS} ms` : rounded(peer),
  });
}
console.log(JSON.stringify({ bench: 'diff', characters: text.length, cases }, undefined, 2));
