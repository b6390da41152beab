import { overlapsProtected } from '../../../documents/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { DocumentWords } from '../document-words.ts';
import { isEnglish } from '../english.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { ToldDocument } from '../reviser.ts';
import { untouchable } from '../untouchable.ts';
import type { DialectWish } from '../dialect/dialect-wish.ts';
import type { GrammarStep } from './grammar/grammar-step.ts';
import type { SpellingStep } from './spelling-step.ts';

/** Words around a block that are looked at with it. */
const WINDOW = 300;
/** Certain errors in a thousand words: nearly all of learners' texts have more, and edited ones hardly ever 10. */
export const HIGH_DENSITY = 14;
/** Fewer are chance. */
const LEAST = 4;
const LONE_I = /(?<![\p{L}\p{N}'’.(-])i(?=[ ,](?!=)|['’](?:m|ve|ll|d)\b)/gu;
const SMALL_START = /(?<=[a-z]{3}[.?!] )[a-z]+(?=[ ,])/g;

interface Count {
  readonly errors: number;
  readonly words: number;
}

export interface ErrorDensity {
  /** Whether the text around a block is so full of errors that likely corrections are right as a rule. */
  isHigh(block: ProseBlock): boolean;
}

/**
 * Counts certain errors without Harper, which would take ten times as long, in the original text of the whole document:
 * a run that goes on in the middle, or on another worker, decides alike.
 */
export function errorDensity(
  document: ToldDocument,
  words: DocumentWords,
  {
    spelling,
    grammar,
    wish,
  }: { readonly spelling: SpellingStep; readonly grammar: GrammarStep; readonly wish: DialectWish },
  high = HIGH_DENSITY,
): ErrorDensity {
  const { blocks, options } = document;
  const places = new Map(blocks.map(({ id }, index) => [id, index]));
  const counts: (Count | undefined)[] = [];

  return {
    isHigh(block) {
      const at = places.get(block.id);
      if (options.apply === 'suggest' || at === undefined) return false;
      let { errors, words: size } = countAt(at);
      for (let reach = 1; size < WINDOW && reach < blocks.length; reach++) {
        for (const next of [at - reach, at + reach]) {
          if (size >= WINDOW || blocks[next] === undefined) continue;
          const found = countAt(next);
          errors += found.errors;
          size += found.words;
        }
      }
      return errors >= LEAST && errors * 1000 >= high * size;
    },
  };

  function countAt(at: number): Count {
    const block = blocks[at];
    counts[at] ??= block === undefined || !isEnglish(block, words) ? { errors: 0, words: 0 } : counted(block);
    return counts[at];
  }

  function counted(block: ProseBlock): Count {
    const { text } = block;
    const spans = untouchable(block, options);
    const isFree = ({ start, end }: Span) => !overlapsProtected(spans, start, end);
    const misspelled = spelling
      .find({ text, words, wish, loose: false, isFree })
      .filter(({ tier }) => tier === 'A').length;
    const found = grammar.count(text, isFree);
    const small = (text.match(LONE_I)?.length ?? 0) + (text.match(SMALL_START)?.length ?? 0);
    return { errors: misspelled + found.errors + small, words: found.words };
  }
}
