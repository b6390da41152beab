import type { EngineRule } from '../revision-engine.ts';
import { CONVENTIONS } from './polish/conventions.ts';
import { PROOFREAD_RULES } from './proofread/proofread-rules.ts';
import type { Rule } from './rule.ts';
import { STRUCTURE_RULES } from './structure/structure.ts';
import { PHRASES } from './tighten/phrase-table.ts';
import { REPETITION } from './tighten/repetition.ts';
import { TONE_RULES } from './tone/tone-rules.ts';

/** Every rule of the embedded engine, by pass. */
export const RULE_CATALOGUE: readonly EngineRule[] = [
  ...PROOFREAD_RULES.map((rule) => ({ ...about(rule), pass: 'proofread' })),
  ...[...PHRASES, ...REPETITION].map((rule) => ({ ...about(rule), pass: 'tighten' })),
  ...CONVENTIONS.flatMap(({ rules }) => rules).map((rule) => ({ ...about(rule), pass: 'polish' })),
  ...STRUCTURE_RULES.map((rule) => ({ ...about(rule), pass: 'structure' })),
  ...TONE_RULES.map((rule) => ({ ...about(rule), pass: 'tone' })),
];

function about({ name, category, tier, reason }: Rule): Rule {
  return { name, category, tier, reason };
}
