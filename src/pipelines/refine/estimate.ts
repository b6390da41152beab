import { isProse } from '../../documents/prose.ts';
import { readAside } from '../../documents/reading/read-aside.ts';
import { ReadabilityCount } from '../../documents/words/readability.ts';
import { PACE } from './plan/pace.ts';
import type { PassName } from './passes.ts';
import type { RefineRequest } from './refine-schema.ts';
import { DEFAULT_STRATEGY, strategyNamed } from './strategies.ts';

/** What a refinement would be, said before it runs. */
export interface Estimate {
  /** Of its prose. */
  readonly words: number;
  readonly blocks: number;
  readonly passes: readonly string[];
  /** From the start to the end: as long as jobs took here lately, or as the embedded engine takes with nobody else at work. */
  readonly seconds: number;
}

/** Seconds that a job takes however short it is. */
const LEAST = 0.5;

/**
 * @param paceOf words a second of a pass as it ran here lately; undefined where none has
 * @throws the signal's reason when it is aborted
 */
export async function estimate(
  { input, options }: RefineRequest,
  signal: AbortSignal,
  paceOf: (pass: PassName) => number | undefined,
): Promise<Estimate> {
  const count = new ReadabilityCount();
  let blocks = 0;
  for await (const part of readAside({ text: input.text, format: input.format }, signal)) {
    if (part.part === 'opening') blocks = part.blocks;
    else for (const { kind, text } of part.blocks) if (isProse(kind)) count.add(text);
  }
  const { words } = count.result;
  const passes: readonly PassName[] = options.passes ?? (strategyNamed(options.strategy) ?? DEFAULT_STRATEGY).passes;
  const seconds = passes.reduce((sum, pass) => sum + words / (paceOf(pass) ?? PACE[pass]), LEAST);
  return { words, blocks, passes, seconds: Math.round(seconds * 10) / 10 };
}
