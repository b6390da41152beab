import { z } from 'zod';
import {
  byCategorySchema,
  changeSchema,
  readabilityOfSchema,
  sha256Schema,
  whole,
} from '../../protocol/event-schema.ts';
import { timeSchema } from '../time-schema.ts';

const figures = {
  readability: readabilityOfSchema.describe('Of its prose'),
  changes: whole,
  by_category: byCategorySchema,
};

const entry = {
  version: whole.describe('0 = the original'),
  pass: z.string().describe('The name of the pass that made it'),
  partial: z.boolean().describe('The pass was cut short, and this is how far it came'),
  sha256: sha256Schema,
  created_at: timeSchema,
  ...figures,
  changes: whole.describe('Changes of its own pass that are in effect in it'),
};

const inlinePart = z.union([
  z.object({ op: z.literal('same'), text: z.string() }),
  z.object({
    op: z.literal('change'),
    before: z.string(),
    after: z.string(),
    changes: z.array(z.string()).exactOptional().describe('The stored changes behind it'),
  }),
]);
const compared = z.object({
  version: z.union([whole, z.enum(['result', 'all'])]),
  pass: z.string(),
  sha256: sha256Schema,
  length: whole.describe('UTF-16 units'),
});

/** What these routes answer, by name, for the documentation. */
export const TEXT_MODELS = {
  VersionList: z.object({
    items: z.array(z.object(entry)),
    result: z.object(figures).describe('The text as it stands, with all changes in effect'),
    all: z.object(figures).describe('The same with every suggestion that nobody rejected'),
  }),
  Version: z.object({ ...entry, length: whole.describe('UTF-16 units'), text: z.string() }),
  Difference: z.object({
    job: z.string(),
    from: compared,
    to: compared,
    source: z.enum(['changes', 'text']).describe('Told by the stored changes, or found by comparing'),
    figures: z.object({
      changes: whole,
      moves: whole,
      words_added: whole,
      words_removed: whole,
      by_category: byCategorySchema,
    }),
    changes: z.record(
      z.string(),
      changeSchema.pick({ pass: true, block: true, category: true, rule: true, reason: true, tier: true }),
    ),
    parts: z
      .array(
        z.union([
          ...inlinePart.options,
          z.object({ op: z.literal('moved_away'), move: whole, text: z.string() }),
          z.object({ op: z.literal('moved_here'), move: whole, parts: z.array(inlinePart) }),
        ]),
      )
      .describe(
        'In order. The older text is every `text` of `same` and `moved_away` and every `before`; the newer one every ' +
          '`text` of `same`, every `after`, and those of the `parts` in `moved_here`',
      ),
  }),
};
