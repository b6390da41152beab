import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { DocumentWords } from '../document-words.ts';
import { isEnglish } from '../english.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { ToldDocument } from '../reviser.ts';
import { untouchable } from '../../edits/untouchable.ts';
import type { DialectWish } from '../dialect/dialect-wish.ts';
import type { GrammarStep } from './grammar/grammar-step.ts';
import type { SpellingStep } from './spelling-step.ts';

/** Words around a block that are looked at with it; a shorter text is taken to go on without an error. */
const WINDOW = 400;
/** Certain errors in a thousand words: nearly all of learners' texts have more, and edited ones hardly ever 10. */
export const HIGH_DENSITY = 14;
/** Of grammar, or of a small letter: whoever only mistypes words knows where the commas stand. */
const LEAST_OF_GRAMMAR = 2;
const LONE_I = /(?<![\p{L}\p{N}'’.(-])i(?=[ ,](?!=)|['’](?:m|ve|ll|d)\b)/gu;
const SMALL_START = /(?<=[a-z]{3}[.?!] )[a-z]+(?=[ ,])/g;

interface Count {
  readonly misspelled: number;
  readonly grammar: number;
  readonly words: number;
}

const NOTHING: Count = { misspelled: 0, grammar: 0, words: 0 };

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
      let { misspelled, grammar: ofGrammar, words: size } = countAt(at);
      for (let reach = 1; size < WINDOW && reach < blocks.length; reach++) {
        for (const next of [at - reach, at + reach]) {
          if (size >= WINDOW || blocks[next] === undefined) continue;
          const found = countAt(next);
          misspelled += found.misspelled;
          ofGrammar += found.grammar;
          size += found.words;
        }
      }
      const errors = misspelled + ofGrammar;
      return ofGrammar >= LEAST_OF_GRAMMAR && errors * 1000 >= high * Math.max(size, WINDOW);
    },
  };

  function countAt(at: number): Count {
    const block = blocks[at];
    counts[at] ??= block === undefined || !isEnglish(block, words) ? NOTHING : counted(block);
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
    return { misspelled, grammar: found.errors + small, words: found.words };
  }
}
