import { z } from 'zod';
import { Problem } from '../../http/answers/problem.ts';
import { type RefineRequest, refineSchema } from '../../pipelines/refine/refine-schema.ts';

const { input, options } = refineSchema.shape;

/** A refinement as it is asked for: of a text, or of an uploaded file. */
export const refineBodyObject = z.strictObject({
  input: z.strictObject({
    text: input.shape.text.optional(),
    fileId: z
      .string()
      .min(1)
      .max(64)
      .optional()
      .describe('An uploaded file in the place of `text`; its name and format stand where none are given'),
    format: z.enum(['markdown', 'text']).optional().describe('markdown when it is left out, or as the file is'),
    title: input.shape.title,
  }),
  options,
});

export const refineBodySchema = refineBodyObject.refine(
  ({ input: { text, fileId } }) => (text === undefined) !== (fileId === undefined),
  { path: ['input', 'text'], error: 'must be a text; or fileId the id of a file' },
);

/** For the documentation. */
export const REFINE_EXAMPLE = {
  input: { text: 'I have recieved teh mesage.' },
  options: { strategy: 'standard', dialect: 'US' },
};

/**
 * @param body as the schema above lets it through, with a file's text in the place of its id
 * @param file whether it is: what is wrong with the text is said of the file then
 */
export function refineRequestOf(body: unknown, file: boolean): RefineRequest {
  const { success, data, error } = refineSchema.safeParse(body);
  if (success) return data;
  const details = error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
  throw new Problem('VALIDATION_ERROR', {
    details: details.map(({ path, message }) => ({
      path: file && path === 'input.text' ? 'input.fileId' : path,
      message,
    })),
  });
}
