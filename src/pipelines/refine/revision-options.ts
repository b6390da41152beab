import type { RevisionOptions } from '../../engines/revision-engine.ts';
import type { RefineRequest } from './refine-schema.ts';
import type { Strategy } from './strategies.ts';

/** What the engine is asked for, as the request and its strategy have it. */
export function revisionOptions({ input, options }: RefineRequest, { register }: Strategy): RevisionOptions {
  const { dialect, apply, dictionary, ignore_rules } = options;
  const rules = Object.fromEntries(ignore_rules.map((rule) => [rule, 'off' as const]));
  return { dialect, apply, format: input.format, dictionary, rules, register };
}
