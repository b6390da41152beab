import { Elysia } from 'elysia';
import { z } from 'zod';
import type { EngineRule } from '../../engines/revision-engine.ts';
import { unknownRules } from '../../engines/unknown-rules.ts';
import { reply } from '../../http/answers/envelope.ts';
import { type Guard, principalOf } from '../../http/access/guard.ts';
import { operation } from '../../http/operation.ts';
import { Problem } from '../../http/answers/problem.ts';
import { NEWEST, THRESHOLDS } from '../../people/rule-standing.ts';
import { wellFormed } from '../../protocol/well-formed.ts';
import type { Services } from '../../services.ts';
import { controlling } from '../controlling.ts';
import { noSuch } from '../no-such.ts';

const ruleName = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, 'must be the name of a rule');

const word = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\s\p{Cc}]+( [^\s\p{Cc}]+)*$/u, 'must be words with single spaces between them')
  .refine(...wellFormed())
  .transform((text) => text.normalize('NFC'));

/** A list that is left out stays as it is. */
const dictionaryBodySchema = z
  .strictObject({
    words: z
      .array(word)
      .max(5_000)
      .optional()
      .describe('Words to leave alone; one in lower case stands for every way to write it'),
    rules: z.array(ruleName).max(200).optional().describe('Names of rules that are to stay silent'),
  })
  .refine(({ words, rules }) => words !== undefined || rules !== undefined, {
    error: 'must hold words, rules, or both',
  });

/** What a person wants of every job: words and rules to leave alone, and what was learned from their decisions. */
export function meRoutes({ people }: Services, guard: Guard, known: readonly EngineRule[]) {
  return new Elysia()
    .use(principalOf(guard))
    .get('/me/dictionary', async ({ principal }) => reply(await people.dictionary(principal.id)), {
      detail: DICTIONARY,
    })
    .put(
      '/me/dictionary',
      async ({ principal, body }) => {
        const { id } = controlling(principal);
        const unknown = unknownRules(body.rules ?? [], known);
        if (unknown.length > 0) {
          const details = unknown.map(({ index, message }) => ({ path: `rules.${index}`, message }));
          throw new Problem('VALIDATION_ERROR', { details });
        }
        return reply(await people.writeDictionary(id, body));
      },
      {
        body: dictionaryBodySchema,
        detail: WRITE,
      },
    )
    .get(
      '/me/rules',
      async ({ principal }) =>
        reply({ items: await people.rules(principal.id), newest: NEWEST, thresholds: THRESHOLDS }),
      { detail: RULES },
    )
    .delete(
      '/me/rules',
      async ({ principal }) => reply({ forgotten: await people.resetRules(controlling(principal).id) }),
      { detail: RESET },
    )
    .delete(
      '/me/rules/:rule',
      async ({ principal, params: { rule } }) => {
        const forgotten = await people.resetRules(controlling(principal).id, rule);
        if (forgotten === 0 && unknownRules([rule], known).length > 0) throw noSuch('rule');
        return reply({ forgotten });
      },
      {
        params: z.object({ rule: ruleName }),
        detail: RESET_ONE,
      },
    );
}

const DICTIONARY = operation({
  summary: 'Words and rules that you leave alone',
  tag: 'Me',
  success: { data: 'Dictionary' },
});
const WRITE = operation({
  summary: 'Leave words and rules alone',
  description: 'A list takes the place of the one there was; one that is left out stays.',
  tag: 'Me',
  success: { data: 'Dictionary' },
  errors: ['FORBIDDEN', 'STORAGE_FULL'],
  example: { words: ['frobnicate'], rules: ['AnA'] },
});
const RULES = operation({
  summary: 'What your decisions have made of rules',
  description:
    'Counted over the newest decisions about each rule; one action says one thing of it. Past the thresholds a rule ' +
    'only suggests (`suggest`), then it says nothing (`off`), in jobs that start from then on; those that were ' +
    'accepted before keep what held then.',
  tag: 'Me',
  success: { data: 'RuleRecords' },
});
const RESET = operation({
  summary: 'Begin anew with every rule',
  tag: 'Me',
  success: { data: 'Forgotten' },
  errors: ['FORBIDDEN', 'STORAGE_FULL'],
});
const RESET_ONE = operation({
  summary: 'Begin anew with one rule',
  tag: 'Me',
  success: { data: 'Forgotten' },
  errors: ['NOT_FOUND', 'FORBIDDEN', 'STORAGE_FULL'],
});
