import type { Register } from '../../engines/revision-engine.ts';

/** A named list of passes with a sentence that says what it is for. */
export interface Strategy {
  readonly name: string;
  readonly passes: readonly string[];
  readonly register: Register;
  readonly about: string;
}

export const STRATEGIES: readonly Strategy[] = [
  {
    name: 'corrections-only',
    passes: ['proofread'],
    register: 'neutral',
    about: 'Spelling, grammar and punctuation; the wording stays yours.',
  },
];

export const STRATEGY_NAMES = STRATEGIES.map(({ name }) => name);

export function strategyNamed(name: string): Strategy | undefined {
  return STRATEGIES.find((strategy) => strategy.name === name);
}
