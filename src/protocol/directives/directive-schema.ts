import { z } from 'zod';
import { DIALECTS, PLACE_PARTS } from './directives.ts';
import { CATEGORIES } from '../document.ts';
import { wellFormed } from '../well-formed.ts';

const name = z.string().min(1).max(200);
const short = z.string().min(1).max(64);

const place = z
  .strictObject({
    part: z.enum(PLACE_PARTS).exactOptional(),
    section: name.exactOptional().describe("A section's heading"),
    block: short.exactOptional().describe("A block's id"),
  })
  .refine((given) => Object.keys(given).length === 1, { error: 'must be one of part, section and block' });

/** Its members say which blocks it was found to be. */
const placeFound = z.object({
  part: z.enum(PLACE_PARTS).exactOptional(),
  section: z.string().exactOptional(),
  block: z.string().exactOptional(),
  first: z.string().exactOptional().describe('The first block that it was found to be'),
  last: z.string().exactOptional(),
});

const categories = z.array(z.enum(CATEGORIES)).min(1).max(CATEGORIES.length);
const dialect = z.strictObject({ type: z.literal('dialect'), dialect: z.enum(['auto', ...DIALECTS]) });
const leaveWords = z.strictObject({
  type: z.literal('leave_words'),
  words: z.array(z.string().trim().min(1).max(100)).min(1).max(200),
});
const placed = { place: place.exactOptional().describe('It counts in that place alone') };
const placedFound = { place: placeFound.exactOptional() };
const skipPass = z.strictObject({ type: z.literal('skip_pass'), pass: short });
const stopAfterPass = z.strictObject({ type: z.literal('stop_after_pass'), pass: short.exactOptional() });
const addPass = z.strictObject({ type: z.literal('add_pass'), pass: short.exactOptional() });
const leaveRule = z.strictObject({ type: z.literal('leave_rule'), rule: short });
const leaveCategories = z.strictObject({ type: z.literal('leave_categories'), categories });
const onlyCategories = z.strictObject({ type: z.literal('only_categories'), categories });
const suggestOnly = z.strictObject({ type: z.literal('suggest_only') });
const apply = z.strictObject({ type: z.literal('apply') });
const freeWords = z.strictObject({
  type: z.literal('free_words'),
  text: z
    .string()
    .trim()
    .min(1)
    .max(16_384)
    .refine(...wellFormed())
    .describe('For a model, where one refines the job'),
});
const forget = z.strictObject({ type: z.literal('forget') });

/** A directive as a command may give it. */
export const directiveSchema = z.discriminatedUnion('type', [
  dialect
    .extend(placed)
    .describe(
      'The dialect that spelling follows: American, British, Australian, Canadian or Indian; `auto`: the one that the text is mostly written in.',
    ),
  leaveWords
    .extend(placed)
    .describe('Words and phrases that stay as they are written; one in lower case stands for it in every case.'),
  z.strictObject({ type: z.literal('leave'), place }).describe('A place that nothing is changed in.'),
  z.strictObject({ type: z.literal('only_in'), place }).describe('The one place that is still changed.'),
  skipPass.describe(
    'A pass that does nothing, or nothing more: `proofread`, `tighten`, `polish`, `structure`, `tone`, this or the next one.',
  ),
  stopAfterPass.describe('The job ends with the pass that is running, or with the one that is named.'),
  addPass.describe('One more pass before the end: the one that is named, else the last one again.'),
  leaveRule.extend(placed).describe('A rule, by its name, that makes no changes and no suggestions any more.'),
  leaveCategories.extend(placed).describe('Categories that nothing is changed of any more.'),
  onlyCategories
    .extend(placed)
    .describe(
      'The categories that are still changed: spelling, grammar, punctuation, clarity, concision, style, tone, structure, consistency.',
    ),
  suggestOnly.extend(placed).describe('Nothing is put into the text any more; changes are suggestions.'),
  apply.extend(placed).describe('Sure changes are put into the text again.'),
  z
    .strictObject({ type: z.literal('undo'), place: place.exactOptional(), pass: short.exactOptional() })
    .describe(
      'The changes of a place or a pass are rejected, as if they had been rejected one by one; `redo` takes that back.',
    ),
  z
    .strictObject({ type: z.literal('redo'), place: place.exactOptional(), pass: short.exactOptional() })
    .describe('What `undo` rejected there is taken back in.'),
  freeWords,
  forget.describe('What was asked before no longer holds; what was undone stays undone.'),
]);

/** A directive as `feedback_applied` says it: with what it was found to mean in this document. */
export const directiveFoundSchema = z.discriminatedUnion('type', [
  dialect.extend(placedFound),
  leaveWords.extend(placedFound),
  z.object({ type: z.literal('leave'), place: placeFound }),
  z.object({ type: z.literal('only_in'), place: placeFound }),
  skipPass.extend({ numbers: z.array(z.int().min(1)).exactOptional() }),
  stopAfterPass.extend({ number: z.int().min(0).exactOptional() }),
  addPass,
  leaveRule.extend(placedFound),
  leaveCategories.extend(placedFound),
  onlyCategories.extend(placedFound),
  suggestOnly.extend(placedFound),
  apply.extend(placedFound),
  z.object({ type: z.literal('undo'), place: placeFound.exactOptional(), pass: short.exactOptional() }),
  z.object({ type: z.literal('redo'), place: placeFound.exactOptional(), pass: short.exactOptional() }),
  freeWords,
  forget,
]);
