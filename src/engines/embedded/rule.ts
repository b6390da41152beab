import type { EngineRule } from '../revision-engine.ts';

/** A rule as the pass that it is of has it. */
export type Rule = Omit<EngineRule, 'pass'>;
