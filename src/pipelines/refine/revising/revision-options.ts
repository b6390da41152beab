import type { Apply, RevisionOptions } from '../../../engines/revision-engine.ts';
import type { Guidance } from '../steering/guidance.ts';
import type { RefineRun } from '../refine-run.ts';

type Asked = Pick<RefineRun, 'engine' | 'person' | 'request' | 'strategy'>;

/** What the engine is asked for, as the request, its strategy and whoever asked have it, and as people who steer want it since. */
export function revisionOptions(
  { engine, person, request: { input, options }, strategy: { register, only_sure } }: Asked,
  guidance: Pick<Guidance, 'dialect' | 'apply' | 'words' | 'rules' | 'asks'>,
): RevisionOptions {
  const unsure = engine.rules.filter(({ pass, tier }) => tier !== 'A' && only_sure.some((name) => name === pass));
  const silent = [...unsure.map(({ name }) => name), ...options.ignore_rules, ...guidance.rules];
  return {
    dialect: guidance.dialect ?? options.dialect,
    apply: applyOf(options.apply, guidance.apply),
    format: input.format,
    dictionary: [...new Set([...person.dictionary, ...options.dictionary, ...guidance.words])],
    rules: { ...person.rules, ...Object.fromEntries(silent.map((rule) => [rule, 'off' as const])) },
    register,
    ...(options.tone && { tone: options.tone }),
    ...(options.audience && { audience: options.audience }),
    ...(guidance.asks.length > 0 && { asks: guidance.asks }),
  };
}

function applyOf(asked: Apply, guided: Guidance['apply']): Apply {
  if (guided === 'suggest') return 'suggest';
  return guided === 'apply' && asked === 'suggest' ? 'auto' : asked;
}
