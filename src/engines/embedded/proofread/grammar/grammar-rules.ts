import { AGREEMENT_RULES } from './agreement-rules.ts';
import { ARTICLE_RULES } from './article-rules.ts';
import { CASE_RULES } from './case-rules.ts';
import { CLAUSE_RULES } from './clause-rules.ts';
import { COMMA_RULES } from './comma-rules.ts';
import { CONFUSED_WORD_RULES } from './confused-word-rules.ts';
import { CONTRACTION_RULES } from './contraction-rules.ts';
import { DISTANT_AGREEMENT_RULES } from './distant-agreement-rules.ts';
import { EVERYDAY_RULES } from './everyday-rules.ts';
import { FORM_RULES } from './form-rules.ts';
import type { GrammarRule } from './grammar-rule.ts';
import { HOMOPHONE_RULES } from './homophone-rules.ts';
import { INNER_COMMA_RULES } from './inner-comma-rules.ts';
import { HURRIED_RULES } from './hurried-rules.ts';
import { ING_RULES } from './ing-rules.ts';
import { ITS_RULES } from './its-rules.ts';
import { LEARNER_RULES } from './learner-rules.ts';
import { MASS_AND_THING_RULES } from './mass-and-thing-rules.ts';
import { NUMBER_RULES } from './number-rules.ts';
import { PARTICIPLE_RULES } from './participle-rules.ts';
import { PHRASE_RULES } from './phrase-rules.ts';
import { QUANTITY_RULES } from './quantity-rules.ts';
import { RELATION_RULES } from './relation-rules.ts';
import { SOUND_ALIKE_RULES } from './sound-alike-rules.ts';
import { SPACING_RULES } from './spacing-rules.ts';
import { THEIR_RULES } from './their-rules.ts';
import { VERB_RULES } from './verb-rules.ts';
import { WORD_RULES } from './word-rules.ts';

/** All rules of grammar: of edits that meet, the one of the earlier rule stands. */
export const GRAMMAR_RULES: readonly GrammarRule[] = [
  ...CONTRACTION_RULES,
  ...ITS_RULES,
  ...SOUND_ALIKE_RULES,
  ...THEIR_RULES,
  ...CONFUSED_WORD_RULES,
  ...HOMOPHONE_RULES,
  ...EVERYDAY_RULES,
  ...HURRIED_RULES,
  ...PARTICIPLE_RULES,
  ...ING_RULES,
  ...FORM_RULES,
  ...PHRASE_RULES,
  ...WORD_RULES,
  ...NUMBER_RULES,
  ...AGREEMENT_RULES,
  ...RELATION_RULES,
  ...MASS_AND_THING_RULES,
  ...QUANTITY_RULES,
  ...DISTANT_AGREEMENT_RULES,
  ...VERB_RULES,
  ...ARTICLE_RULES,
  ...LEARNER_RULES,
  ...CLAUSE_RULES,
  ...SPACING_RULES,
  ...CASE_RULES,
  ...COMMA_RULES,
  ...INNER_COMMA_RULES,
];
