import { z } from 'zod';

const whole = z.int().min(0);

/** What is read of one chunk of a streamed answer. The one with the usage has no choices. */
const chunkSchema = z.object({
  choices: z
    .array(
      z.object({
        delta: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }).nullish(),
        finish_reason: z.string().nullish(),
      }),
    )
    .nullish(),
  usage: z.object({ prompt_tokens: whole, completion_tokens: whole }).nullish().catch(null),
});

export type StreamChunk = z.infer<typeof chunkSchema>;

/** @returns undefined when it is none. */
export function streamChunk(value: unknown): StreamChunk | undefined {
  const parsed = chunkSchema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}
