import { modelEngine } from '../../src/engines/model/model-engine.ts';
import type { CallLimits } from '../../src/engines/model/calls/call-limits.ts';
import type { RevisionEngine, RevisionNote, RevisionRequest } from '../../src/engines/revision-engine.ts';
import type { FakeProvider } from './fake-provider.ts';
import { chainOver } from './provider-chain.ts';
import { wordEngine, type WordRule } from './word-engine.ts';

export interface ModelEngineOptions {
  readonly limits?: Partial<CallLimits>;
  readonly embedded?: RevisionEngine;
  /** What the engine finds that stands in for the embedded one. */
  readonly finds?: readonly WordRule[];
  readonly tokens?: number;
  readonly ahead?: number;
  readonly edits?: 'exact' | 'rewrite';
}

/** The model engine over fake providers, with references that count up. */
export function modelEngineOver(
  fakes: readonly FakeProvider[],
  { limits, finds = [], embedded = wordEngine({ rules: () => finds }), ...sizes }: ModelEngineOptions = {},
) {
  const { chain, timing } = chainOver(fakes, limits);
  let drawn = 0;
  const ref = () => `ref${String((drawn += 1)).padStart(9, '0')}`;
  const engine = modelEngine({ chain, embedded, ref, ...sizes });
  const notes: RevisionNote[] = [];
  const revise = (request: RevisionRequest) => engine.revise({ ...request, tell: (note) => notes.push(note) });
  return { engine, chain, timing, notes, revise };
}
