import { endMarks, isSentenceEnd } from '../../../documents/words/sentence-end.ts';
import { skipSpace } from '../../../documents/white-space.ts';
import type { GivenBlock } from '../../revision-engine.ts';
import { estimateTokens } from '../calls/token-count.ts';

/** A block, or a part of one that is too long to be asked about in one go. */
export interface Segment {
  readonly block: GivenBlock;
  /** Of the block, in the document. */
  readonly index: number;
  /** Where the text stands in the block; UTF-16 units. */
  readonly start: number;
  readonly text: string;
}

/** UTF-16 units: what is shorter is not cut any more. */
const SHORTEST = 200;
const WORD = /[\p{L}\p{N}]+/uy;

export function tokensOf(segments: readonly Segment[]): number {
  return segments.reduce((sum, { text }) => sum + estimateTokens(text), 0);
}

/**
 * The segments in two lots of about the same size, in their order: between two of them, else where a sentence ends.
 * @returns undefined where there is no place to cut
 */
export function inTwo(segments: readonly Segment[]): readonly [readonly Segment[], readonly Segment[]] | undefined {
  const [first] = segments;
  if (first && segments.length === 1) return halves(first);
  const half = tokensOf(segments) / 2;
  let size = 0;
  const after = segments.findIndex((segment) => (size += tokensOf([segment])) >= half) + 1;
  const cut = Math.min(Math.max(1, after), segments.length - 1);
  return first && [segments.slice(0, cut), segments.slice(cut)];
}

function halves(segment: Segment): readonly [readonly Segment[], readonly Segment[]] | undefined {
  const { start, text } = segment;
  const cut = text.length < SHORTEST ? undefined : sentenceNearMiddle(text);
  if (cut === undefined) return undefined;
  return [[{ ...segment, text: text.slice(0, cut) }], [{ ...segment, start: start + cut, text: text.slice(cut) }]];
}

/** Where the sentence begins that begins nearest to the middle. */
function sentenceNearMiddle(text: string): number | undefined {
  let best: number | undefined;
  let word = 0;
  for (let at = 0; at < text.length;) {
    WORD.lastIndex = at;
    if (WORD.test(text)) {
      word = at;
      at = WORD.lastIndex;
      continue;
    }
    const end = endMarks(text, at);
    const cut = end > at && isSentenceEnd(text, { word, marks: at, end }) ? skipSpace(text, end, text.length) : 0;
    if (cut > 0 && cut < text.length && nearer(cut, best, text.length / 2)) best = cut;
    at = Math.max(end, at + 1);
  }
  return best;
}

function nearer(cut: number, best: number | undefined, middle: number): boolean {
  return best === undefined || Math.abs(cut - middle) < Math.abs(best - middle);
}
