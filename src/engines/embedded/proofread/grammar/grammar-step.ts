import type { Span } from '../../../../documents/spans/span.ts';
import { type Tagger, tagger } from '../../tagging/tagger.ts';
import type { Edit } from '../../edit.ts';
import type { Lexicon } from '../lexicon.ts';
import { englishWords } from './english-words.ts';
import { GRAMMAR_RULES } from './grammar-rules.ts';
import { type Sentence, sentencesOf } from './sentence.ts';
import type { GrammarRule } from './grammar-rule.ts';

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
  const words = englishWords(lexicon);
  const sure = rules.filter(({ sureness }) => sureness === 'sure');

  function* found(sentences: readonly Sentence[], of: readonly GrammarRule[], isFree: (span: Span) => boolean) {
    for (const [order, rule] of of.entries()) {
      for (const sentence of sentences) {
        for (const fix of rule.find(sentence, words)) {
          if (isFree(fix) && sentence.text.slice(fix.start, fix.end) !== fix.after) yield { rule, fix, order };
        }
      }
    }
  }

  return {
    find(text, isFree, loose) {
      const edits: Edit[] = [];
      for (const { rule, fix, order } of found(sentencesOf(text, tag(text)), rules, isFree)) {
        const { name, category, reason, sureness } = rule;
        const tier = sureness === 'loose' && !loose ? 'B' : 'A';
        const confidence = (sureness === 'sure' ? 0.9 : sureness === 'likely' ? 0.85 : 0.6) - order / 10_000;
        edits.push({ ...fix, rule: name, category, reason, tier, confidence });
      }
      return edits;
    },
    count(text, isFree) {
      const sentences = sentencesOf(text, tag(text));
      let size = 0;
      for (const sentence of sentences)
        for (let at = 0; at < sentence.length; at++) if (!sentence.is(at, 'PUNCT')) size++;
      return { errors: [...found(sentences, sure, isFree)].length, words: size };
    },
  };
}
