import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Edit } from '../../edits/edit.ts';
import { isSentenceStart } from '../sentence-place.ts';
import { count, prevailing } from '../prevailing.ts';
import type { Convention } from './convention.ts';
import { VARIANTS } from './variant-table.ts';

const RULE = {
  name: 'spelling-variant',
  category: 'consistency',
  tier: 'A',
  reason: 'Nearly everywhere else this document spells the word another way.',
} as const;

interface Variant {
  /** The place of its group in the table. */
  readonly group: number;
  readonly written: string;
}

const BY_WRITTEN = new Map<string, Variant>();
const NEVER = new Set<string>();
for (const [group, ways] of VARIANTS.entries()) {
  for (const way of ways) {
    const written = way.replaceAll(/[[\]]/g, '');
    BY_WRITTEN.set(written, { group, written });
    if (written !== way) NEVER.add(written);
  }
}
const WAYS = [...BY_WRITTEN.keys()].sort((a, b) => b.length - a.length);
const WRITTEN = new RegExp(
  `(?<![\\p{L}\\p{N}\\p{M}_@#/\\\\.'’&-])(?:${WAYS.join('|')})(?![\\p{L}\\p{N}\\p{M}_@/\\\\-]|\\.[\\p{L}\\p{N}])`,
  'giu',
);

/** Spelling variants: what the document mostly writes, it writes everywhere. */
export const SPELLING_VARIANTS: Convention = {
  rules: [RULE],
  read({ blocks, markupOf }) {
    const counts = new Map<number, Map<string, number>>();
    for (const block of blocks) {
      for (const { start, end, group, written } of variantsIn(block.text)) {
        if (overlapsProtected(markupOf(block), start, end)) continue;
        const ways = counts.get(group) ?? new Map<string, number>();
        count(ways, written);
        counts.set(group, ways);
      }
    }
    const wanted = new Map<number, string>();
    for (const [group, ways] of counts) {
      const way = ways.size > 1 ? prevailing(ways) : undefined;
      if (way !== undefined && !NEVER.has(way)) wanted.set(group, way);
    }
    return {
      facts: () => [...wanted.values()].join(),
      *find({ text }) {
        for (const { start, end, group, written } of wanted.size === 0 ? [] : variantsIn(text)) {
          const way = wanted.get(group);
          if (way === undefined || way === written) continue;
          const capital = isCapital(text.charAt(start));
          // With a capital inside a sentence it may be a part of a name.
          if (capital && !isSentenceStart(text, start)) continue;
          yield editOf(start, end, capital ? way.charAt(0).toUpperCase() + way.slice(1) : way);
        }
      },
    };
  },
};

/** Of titles and names, which start every word with a capital, none. */
function* variantsIn(text: string) {
  for (const { 0: found, index } of text.matchAll(WRITTEN)) {
    const small = found.toLowerCase();
    const variant = BY_WRITTEN.get(small);
    if (variant === undefined || found.slice(1) !== small.slice(1)) continue;
    yield { ...variant, start: index, end: index + found.length };
  }
}

function editOf(start: number, end: number, after: string): Edit {
  const { name, category, tier, reason } = RULE;
  return { start, end, after, category, rule: name, reason, tier, confidence: 0.9 };
}

function isCapital(letter: string): boolean {
  return letter !== letter.toLowerCase();
}
