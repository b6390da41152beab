import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Edit } from '../../edits/edit.ts';
import { count, prevailing } from '../prevailing.ts';
import type { Convention } from './convention.ts';

const RULE = {
  name: 'quote-marks',
  category: 'consistency',
  tier: 'A',
  reason: 'Nearly all other quotation marks in this document have the other shape.',
} as const;
const OPENS = /^[\s([{—–/]?$/u;
const CLOSES = /^[\s.,;:!?)\]}—–/]?$/u;

/** Straight and curly quotation marks: in pairs only, and not where one may be inches or be missing. */
export const QUOTE_MARKS: Convention = {
  rules: [RULE],
  inSpeech: true,
  read({ blocks, markupOf }) {
    const counts = new Map<'straight' | 'curly', number>();
    for (const block of blocks) {
      for (const { 0: mark, index } of block.text.matchAll(/["“”]/g)) {
        if (!overlapsProtected(markupOf(block), index, index + 1)) count(counts, mark === '"' ? 'straight' : 'curly');
      }
    }
    const wanted = prevailing(counts);
    return {
      facts: () => wanted ?? '',
      *find(block) {
        if (wanted === 'curly' && block.text.includes('"')) yield* curled(block.text, markupOf(block));
        if (wanted === 'straight') {
          for (const { index } of block.text.matchAll(/[“”]/g)) yield editOf(index, '"');
        }
      },
    };
  },
};

function* curled(text: string, markup: readonly Span[]): Generator<Edit> {
  const places = [...text.matchAll(/"/g)]
    .map(({ index }) => index)
    .filter((index) => !overlapsProtected(markup, index, index + 1));
  if (places.length % 2 !== 0) return;
  const fits = places.every((at, index) => {
    const [before, after] = [text.slice(Math.max(0, at - 1), at), text.slice(at + 1, at + 2)];
    return index % 2 === 0
      ? OPENS.test(before) && !/^\s?$/.test(after)
      : CLOSES.test(after) && !/^[\s\d]?$/.test(before);
  });
  if (!fits) return;
  for (const [index, at] of places.entries()) yield editOf(at, index % 2 === 0 ? '“' : '”');
}

function editOf(start: number, after: string): Edit {
  const { name, category, reason, tier } = RULE;
  return { start, end: start + 1, after, category, rule: name, reason, tier, confidence: 0.9 };
}
