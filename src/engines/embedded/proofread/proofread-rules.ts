import { DIALECT_RULES } from '../dialect/dialect-spellings.ts';
import { GRAMMAR_RULES } from './grammar/grammar-rules.ts';
import type { Rule } from '../rule.ts';
import { RULES } from './rule-table.ts';

/** What the spelling step calls its findings. */
const SPELLING: readonly Rule[] = [
  { name: 'Spelling', category: 'spelling', tier: 'A', reason: 'The word is in no dictionary; another one is meant.' },
  { name: 'Capital', category: 'spelling', tier: 'B', reason: 'A name starts with a capital letter.' },
  {
    name: 'DialectSpelling',
    category: 'spelling',
    tier: 'B',
    reason: 'The word is spelled as in another dialect of English.',
  },
];

/** The rules of the pass `proofread`. */
export const PROOFREAD_RULES: readonly Rule[] = [
  ...Object.entries(RULES).map(([name, { category, tier, reason }]) => ({ name, category, tier, reason })),
  ...SPELLING,
  ...DIALECT_RULES,
  ...GRAMMAR_RULES.map(({ name, category, sureness, reason }) => ({
    name,
    category,
    tier: sureness === 'loose' ? ('B' as const) : ('A' as const),
    reason,
  })),
];
