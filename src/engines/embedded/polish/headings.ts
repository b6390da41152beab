import type { Edit } from '../../edits/edit.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Rule } from '../rule.ts';
import { count, prevailing } from '../prevailing.ts';
import type { Convention } from './convention.ts';

type Case = 'title' | 'sentence';

const RULE = {
  name: 'heading-case',
  category: 'consistency',
  tier: 'B',
  reason: 'Most headings of this document use capital letters the other way.',
} as const satisfies Rule;
const WORD = /(?<![\p{L}\p{N}'’.@/_-])\p{L}[\p{L}\p{M}'’]*(?![\p{L}\p{N}@/_])/gu;
const PLAIN = /^\p{Lu}?[\p{Ll}'’]+$/u;
const SMALL = new Set(
  'a an the and or nor but for of in on at to by as is it if vs via per with from into over up so yet off than that'.split(
    ' ',
  ),
);
/** Words that say which case a heading is in, without the first and the small ones. */
const TELLING = 2;

/** Headings in title case or in sentence case, as most of the document's are. */
export const HEADING_CASE: Convention = {
  rules: [RULE],
  read({ blocks }) {
    const counts = new Map<Case, number>();
    const small = new Set<string>();
    for (const block of blocks) {
      if (block.kind === 'heading') {
        const written = caseOf(block.text);
        if (written !== undefined) count(counts, written);
      } else {
        for (const { 0: word } of block.text.matchAll(/(?<= )[a-z]{4,}(?=[ ,.])/g)) small.add(word);
      }
    }
    const wanted = prevailing(counts);
    return {
      facts: (block) => (block.kind === 'heading' ? `${wanted ?? ''}:${knownSmall(block, small)}` : ''),
      *find(block) {
        if (block.kind !== 'heading' || wanted === undefined || caseOf(block.text) !== otherThan(wanted)) return;
        const edit = inCase(block, wanted, small);
        if (edit !== undefined) yield edit;
      },
    };
  },
};

function otherThan(wanted: Case): Case {
  return wanted === 'title' ? 'sentence' : 'title';
}

function caseOf(text: string): Case | undefined {
  const telling = [...text.matchAll(WORD)]
    .slice(1)
    .filter(([word]) => PLAIN.test(word) && !SMALL.has(word.toLowerCase()));
  if (telling.length < TELLING) return undefined;
  const capitals = telling.filter(([word]) => /^\p{Lu}/u.test(word)).length;
  if (capitals === telling.length) return 'title';
  return capitals * 4 <= telling.length ? 'sentence' : undefined;
}

/** @param small words that the document writes small elsewhere: only of those it is known that they are no names */
function inCase({ text }: ProseBlock, wanted: Case, small: ReadonlySet<string>): Edit | undefined {
  const words = [...text.matchAll(WORD)];
  const changed = words.flatMap(({ 0: word, index }, place) => {
    if (place === 0 || !PLAIN.test(word)) return [];
    const lower = word.toLowerCase();
    if (wanted === 'title') {
      const last = place === words.length - 1;
      return word === lower && (last || !SMALL.has(word))
        ? [{ index, word: word.charAt(0).toUpperCase() + word.slice(1) }]
        : [];
    }
    const opens = /[.:?!] *$/.test(text.slice(0, index));
    return word !== lower && !opens && small.has(lower) ? [{ index, word: lower }] : [];
  });
  const [first, last] = [changed[0], changed.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const [start, end] = [first.index, last.index + last.word.length];
  let after = text.slice(start, end);
  for (const { index, word } of changed)
    after = after.slice(0, index - start) + word + after.slice(index - start + word.length);
  const { name, category, reason, tier } = RULE;
  return { start, end, after, category, rule: name, reason, tier, confidence: 0.5 };
}

/** Of the heading's words, those that the document writes small elsewhere. */
function knownSmall({ text }: ProseBlock, small: ReadonlySet<string>): string {
  return (text.toLowerCase().match(/[a-z]{4,}/g) ?? []).filter((word) => small.has(word)).join();
}
