import { Elysia } from 'elysia';
import { z } from 'zod';
import type { EngineRule } from '../../engines/revision-engine.ts';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { PASS_NAMES, PASSES } from '../../pipelines/refine/passes.ts';
import { AUTO, DEFAULT_STRATEGY, STRATEGIES } from '../../pipelines/refine/strategies.ts';
import { CATEGORIES, TIERS } from '../../protocol/document.ts';

const rulesQuerySchema = z.strictObject({
  pass: z.enum(PASS_NAMES).optional(),
  category: z.enum(CATEGORIES).optional(),
  tier: z.enum(TIERS).optional(),
});

const AUTO_STRATEGY = {
  name: AUTO,
  about: 'Picks one of the others and says why.',
  when: 'When you would rather not choose.',
};

/** What a refinement can be asked for: nothing of it depends on who asks. */
export function strategiesRoutes(guard: Guard, rules: readonly EngineRule[]) {
  return new Elysia()
    .use(principalOf(guard))
    .get(
      '/strategies',
      () => reply({ default: DEFAULT_STRATEGY.name, strategies: [...STRATEGIES, AUTO_STRATEGY], passes: PASSES }),
      { detail: LIST },
    )
    .get(
      '/rules',
      ({ query }) => {
        const { pass, category, tier } = query;
        const items = rules.filter(
          (rule) =>
            (pass === undefined || rule.pass === pass) &&
            (category === undefined || rule.category === category) &&
            (tier === undefined || rule.tier === tier),
        );
        return reply({ items });
      },
      { query: rulesQuerySchema, detail: RULES },
    );
}

const LIST = operation({
  summary: 'The strategies and the passes they are made of',
  description:
    'Of each what it does and when it is the right one; of each pass also what it does not do without a model.',
  tag: 'Refine',
  success: { data: 'StrategyList' },
});

const RULES = operation({
  summary: 'The rules that changes are made by',
  description:
    'Their names are what `ignore_rules` takes. A is applied, B suggested, C a hint, where nothing speaks against it.',
  tag: 'Refine',
  success: { data: 'RuleList' },
});
