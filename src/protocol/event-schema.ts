import { z } from 'zod';
import { directiveFoundSchema } from './directives/directive-schema.ts';
import { BLOCK_KINDS, CATEGORIES } from './document.ts';
import { ERRORS } from './errors.ts';
import type { ErrorCode } from './errors.ts';
import { STATUSES } from './status.ts';

/**
 * The events of a job as zod schemas, for the documentation and for tests of what really leaves. Nothing is parsed with
 * them on the way: `EventData` is the contract, and a test keeps the two equal.
 */

const ERROR_CODES = Object.keys(ERRORS).filter((code): code is ErrorCode => code in ERRORS);

export const whole = z.int().min(0);
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .describe('sha256 of UTF-8, in hex');

export const errorSchema = z.object({ code: z.enum(ERROR_CODES), message: z.string(), retryable: z.boolean() });

export const blockSchema = z.object({
  id: z.string(),
  kind: z.enum(BLOCK_KINDS),
  text: z.string().describe('At most 16 KiB of UTF-8'),
  gap: z.string().describe('What stands between this block and the next'),
});

export const changeSchema = z.object({
  id: z.string().describe('p1.b3.2 = pass, block, number'),
  pass: whole,
  block: z.string(),
  start: whole.describe("UTF-16 units in the pass's input block"),
  end: whole,
  before: z.string(),
  after: z.string().describe('Equal to `before` in a hint of tier C, which only names a place'),
  category: z.enum(CATEGORIES),
  rule: z.string(),
  reason: z.string(),
  confidence: z.number().min(0).max(1),
  tier: z.enum(['A', 'B', 'C']),
  applied: z.boolean(),
  alternatives: z.array(z.string()).exactOptional(),
});

const plannedPassSchema = z.object({ pass: whole.min(1), name: z.string() });

export const readabilityOfSchema = z.object({ grade: z.number(), words: whole, sentences: whole });
export const readabilitySchema = z.object({ before: readabilityOfSchema, after: readabilityOfSchema });
export const byCategorySchema = z.partialRecord(z.enum(CATEGORIES), whole);

export const usageSchema = z.object({
  engine: z.string(),
  pass: whole.exactOptional().describe('In a `usage` event: the pass that the call was made for'),
  input_tokens: whole.exactOptional(),
  output_tokens: whole.exactOptional(),
  cost_usd: z.number().min(0).exactOptional(),
  estimated: z.boolean().exactOptional(),
});

export const sourceSchema = z.object({
  id: z.string().describe('`1` for `[1]` in the text'),
  title: z.string().describe("The file's name"),
  file: z.string(),
  size: whole.exactOptional().describe('Bytes of the file'),
  created_at: z.int().exactOptional().describe('When the file was uploaded, ms since 1970'),
  page_or_block: z.string().describe('In words: `paragraph 3, under “Ropes”`; headings are not counted'),
  quote: z.string().describe('Stands in the file, letter for letter'),
  score: z.number().min(0).max(1),
});

const target = z.object({ pass: whole.optional(), block: z.string().optional() });
const inBlock = { pass: whole, block: z.string() };
const outcome = {
  version: whole.describe('Of the newest text; 0 = the original'),
  partial: z.boolean(),
  text_sha256: sha256Schema,
  elapsed_ms: z.number().min(0),
};

/** Durable events: type → data. */
export const eventDataSchemas = {
  job_accepted: z.object({
    kind: z.string(),
    title: z.string(),
    strategy: z.string(),
    options: z.record(z.string(), z.unknown()),
    input: z.object({ format: z.string(), bytes: whole, sha256: sha256Schema }),
    retry_of: z.string().exactOptional(),
  }),
  job_started: z.object({ engine: z.string(), passes: z.array(plannedPassSchema), lead: z.string(), blocks: whole }),
  blocks: z.object({ blocks: z.array(blockSchema) }),
  route: z.object({ to: z.string(), reason: z.string() }),
  pass_start: plannedPassSchema.extend({ of: whole, attempt: whole, blocks: whole }),
  block_start: z.object({ ...inBlock, attempt: whole }),
  content: z.object({ ...inBlock, off: whole.describe("UTF-16 units of the block's new text"), text: z.string() }),
  thinking: z.object({ pass: whole.exactOptional(), text: z.string() }),
  block_complete: z.object({
    ...inBlock,
    text: z
      .string()
      .exactOptional()
      .describe("Left out when it follows from the block's input and the applied changes"),
    length: whole.describe('UTF-16 units'),
    sha256: sha256Schema,
    changes: z.array(changeSchema),
  }),
  block_decided: z.object({
    block: z.string(),
    text: z.string(),
    length: whole.describe('UTF-16 units'),
    sha256: sha256Schema,
    accepted: z.array(z.string()).describe('Change ids'),
    rejected: z.array(z.string()),
  }),
  pass_undone: z.object({
    pass: whole,
    changes: whole.describe('How many of the changes stood until then'),
    whole: z.literal(true).exactOptional().describe('With all passes before it'),
  }),
  pass_complete: z.object({
    pass: whole,
    version: whole,
    skipped: z.boolean().exactOptional(),
    changes: whole,
    by_category: byCategorySchema,
    readability: readabilitySchema,
    usage: usageSchema.exactOptional(),
    elapsed_ms: z.number().min(0),
  }),
  sources: z.object({ sources: z.array(sourceSchema) }),
  input_requested: z.object({
    input: z.string(),
    question: z.string(),
    choices: z.array(z.string()).exactOptional(),
    about: plannedPassSchema
      .extend({
        changes: whole,
        suggestions: whole,
        whole: z.literal(true).exactOptional().describe('Of all passes up to it'),
      })
      .exactOptional(),
    expires_at: z.number().exactOptional(),
    fallback: z.string().exactOptional(),
  }),
  input_resolved: z.object({ input: z.string(), value: z.string(), by: z.string() }),
  feedback_received: z.object({
    feedback: z.string(),
    mode: z.enum(['steer', 'queue', 'interrupt']),
    text: z.string(),
    target: target.exactOptional(),
    directives: z.array(directiveFoundSchema).exactOptional(),
  }),
  feedback_applied: z.object({
    feedback: z.string(),
    from: target.exactOptional(),
    attempt: whole.exactOptional(),
    understood: z.array(z.string()),
    directives: z.array(directiveFoundSchema).exactOptional(),
    not_understood: z.array(z.string()),
    examples: z.array(z.string()).exactOptional(),
  }),
  state: z.object({ status: z.enum(STATUSES), reason: z.string().exactOptional() }),
  usage: usageSchema,
  warning: z.object({
    code: z.string(),
    message: z.string(),
    pass: whole.exactOptional(),
    block: z.string().exactOptional(),
  }),
  done: z.object({ ...outcome, changes: whole }),
  error: z.object({ ...outcome, error: errorSchema }),
  cancelled: z.object({
    ...outcome,
    reason: z.string(),
    upstream: z.enum(['none', 'aborted', 'completed_first', 'abandoned']),
  }),
};

/** Signals: type → data. */
export const signalDataSchemas = {
  progress: z.object({ pass: whole, fraction: z.number().min(0).max(1), eta_ms: z.number().nullable() }),
  viewers: z.object({ count: whole }),
  decisions: z.object({ rev: whole }),
};
