import type { Register } from '../../engines/revision-engine.ts';
import type { PassName } from './passes.ts';

/** A named list of passes with options, and what it is for. */
export interface Strategy {
  readonly name: string;
  readonly passes: readonly PassName[];
  readonly register: Register;
  /** Passes of which only what is sure is said. */
  readonly only_sure: readonly PassName[];
  /** What it does. */
  readonly about: string;
  /** When it is the right one. */
  readonly when: string;
}

/** Picks one of the others by the text and by what this person has accepted. */
export const AUTO = 'auto';

export const DEFAULT_STRATEGY = {
  name: 'standard',
  passes: ['proofread', 'tighten', 'polish'],
  register: 'neutral',
  only_sure: [],
  about: 'Corrects, says things in fewer and plainer words, and makes the document agree with itself.',
  when: 'For most texts: a report, an article, a page, a long message.',
} as const satisfies Strategy;

export const STRATEGIES: readonly Strategy[] = [
  DEFAULT_STRATEGY,
  {
    name: 'light',
    passes: ['proofread', 'polish'],
    register: 'neutral',
    only_sure: ['polish'],
    about: 'Corrects and evens out the typography; the choice of words stays yours.',
    when: 'For a text that is nearly finished, or one whose voice matters.',
  },
  {
    name: 'academic',
    passes: ['proofread', 'tighten', 'polish', 'structure', 'tone'],
    register: 'academic',
    only_sure: [],
    about: 'The standard passes, careful with technical words, and hints at short forms, hedges and long sentences.',
    when: 'For papers, theses and applications.',
  },
  {
    name: 'plain-language',
    passes: ['proofread', 'tighten', 'polish', 'structure', 'tone'],
    register: 'plain',
    only_sure: [],
    about: 'Replaces rare and legal words by plain ones and points to what is hard to read.',
    when: 'For text that everybody must understand: public information, terms, instructions.',
  },
  {
    name: 'corrections-only',
    passes: ['proofread'],
    register: 'neutral',
    only_sure: [],
    about: 'Spelling, grammar and punctuation; the wording stays yours.',
    when: 'For text that may not be reworded: quotations, contracts, somebody else’s words.',
  },
];

/** What a request may name. */
export const STRATEGY_NAMES: readonly string[] = [...STRATEGIES.map(({ name }) => name), AUTO];

export function strategyNamed(name: string): Strategy | undefined {
  return name === AUTO ? DEFAULT_STRATEGY : STRATEGIES.find((strategy) => strategy.name === name);
}

/** The strategy with the passes that the request wants instead of its own, if it wants others. */
export function withPasses(strategy: Strategy, passes: readonly PassName[] | undefined): Strategy {
  return passes === undefined ? strategy : { ...strategy, passes };
}
