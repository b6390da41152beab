import type { Span } from '../../../../documents/spans/span.ts';
import { type Tagger, tagger } from '../../tagging/tagger.ts';
import type { Edit } from '../../../edits/edit.ts';
import type { Lexicon } from '../lexicon.ts';
import { isSpoken } from '../spoken-english.ts';
import { morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { GRAMMAR_RULES } from './grammar-rules.ts';
import { type Found, ruleSearch } from './rule-search.ts';
import { type Sentence, taggedSentences } from './sentence.ts';

/** UTF-16 units of texts whose tags are remembered: those of a task are all counted first, and then corrected as they are. */
const REMEMBERED = 32 * 1024;

interface Reading {
  readonly sentences: readonly Sentence[];
  /** What the sure rules find. */
  readonly sure: readonly Found[];
  readonly words: number;
}

export interface GrammarStep {
  /**
   * @param isFree Whether a span of the text may be changed.
   * @param loose The text around is full of errors.
   */
  find(text: string, isFree: (span: Span) => boolean, loose: boolean): Edit[];
  /** How many errors the sure rules find, and in how many words. */
  count(text: string, isFree: (span: Span) => boolean): { readonly errors: number; readonly words: number };
}

/** The rules of grammar, over text whose words are right: one pass of the tagger for all of them. */
export function grammarStep(
  lexicon: Lexicon,
  rules: readonly GrammarRule[] = GRAMMAR_RULES,
  tag: Tagger = tagger(),
): GrammarStep {
  const words = morphology(lexicon);
  const ordered = rules.map((rule, order) => ({ rule, order }));
  const sureRules = ruleSearch(
    ordered.filter(({ rule }) => rule.sureness === 'sure'),
    words,
  );
  const otherRules = ruleSearch(
    ordered.filter(({ rule }) => rule.sureness !== 'sure'),
    words,
  );
  const readings = new Map<string, Reading>();
  let remembered = 0;

  return {
    find(text, isFree, loose) {
      const { sentences, sure } = read(text);
      return [...sure, ...findings(sentences, otherRules)]
        .filter(({ fix }) => isFree(fix) && !isInsideWord(text, fix))
        .map(({ rule: { name, category, reason, sureness }, order, fix }) => ({
          ...fix,
          rule: name,
          category,
          reason,
          tier: sureness === 'loose' && !loose ? 'B' : 'A',
          confidence: (sureness === 'sure' ? 0.9 : sureness === 'likely' ? 0.85 : 0.6) - order / 10_000,
        }));
    },
    count(text, isFree) {
      const { sure, words: size } = read(text);
      return { errors: sure.filter(({ fix }) => isFree(fix)).length, words: size };
    },
  };

  function read(text: string): Reading {
    const known = readings.get(text);
    if (known !== undefined) return known;
    const tokens = tag(text);
    const sentences = taggedSentences(text, tokens, words.classOf);
    const reading = {
      sentences,
      sure: findings(sentences, sureRules),
      words: tokens.filter((token) => token.tag !== 'PUNCT' && token.tag !== 'SPACE').length,
    };
    remembered += text.length;
    if (remembered > REMEMBERED) {
      readings.clear();
      remembered = text.length;
    }
    readings.set(text, reading);
    return reading;
  }

  function findings(sentences: readonly Sentence[], search: (sentence: Sentence) => readonly Found[]): Found[] {
    return sentences.flatMap((sentence) => {
      const found = search(sentence).filter(({ fix }) => sentence.text.slice(fix.start, fix.end) !== fix.after);
      return found.length > 0 && isSpoken(sentence.text.slice(sentence.start, sentence.end))
        ? // “I knowed it warn't no use” is meant so.
          found.filter(({ rule }) => rule.category !== 'grammar')
        : found;
    });
  }
}

/** The tagger takes some words apart: “Canadian-so”, “u”, “rced”. */
function isInsideWord(text: string, { start, end }: Span): boolean {
  return (
    /\p{L}\p{L}$/u.test(text.slice(Math.max(0, start - 1), start + 1)) &&
    /^\p{L}\p{L}/u.test(text.slice(end - 1, end + 1))
  );
}
