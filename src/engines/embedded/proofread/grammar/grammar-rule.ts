import type { Category } from '../../../../protocol/document.ts';
import type { Morphology } from './morphology.ts';
import type { PhrasePattern } from './phrase-pattern.ts';
import type { Fix, Sentence } from './sentence.ts';

/**
 * How sure a rule is. `sure`: applied everywhere. `likely`: applied everywhere too, but counts for nothing when it is
 * asked whether a text is full of errors: what it finds is often convention. `loose`: applied in text that is full of
 * errors, a suggestion elsewhere.
 */
export type Sureness = 'sure' | 'likely' | 'loose';

/**
 * One rule of grammar: a table of phrases, or a function over one sentence. It is tested by its own examples: see
 * tests/unit/engine/grammar.test.ts.
 */
export type GrammarRule = RuleHead & (PhraseTable | SentenceRule);

export interface RuleHead {
  /** Unique over all passes. */
  readonly name: string;
  readonly category: Category;
  readonly sureness: Sureness;
  /** One sentence for a person. */
  readonly reason: string;
  /** Text, and what the rule alone makes of it. */
  readonly examples: readonly (readonly [text: string, after: string])[];
  /** Text that looks alike and is right. */
  readonly leaves: readonly string[];
}

interface PhraseTable {
  readonly patterns: readonly PhrasePattern[];
}

interface SentenceRule {
  /** It is looked for only in sentences that have one of these words; undefined: in all. */
  readonly when?: readonly string[];
  find(sentence: Sentence, words: Morphology): Iterable<Fix>;
}
