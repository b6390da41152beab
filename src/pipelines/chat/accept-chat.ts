import type { Writer } from '../../engines/writer.ts';
import type { Acceptance } from '../../jobs/pipeline.ts';
import { refused } from '../refused.ts';
import { emptyInput, titleOf } from '../writing/accepted-writing.ts';
import { noModel } from '../writing/no-model.ts';
import { chatSchema } from './chat-schema.ts';

/** Parses a writing request; one that nobody could answer is told what to set up. */
export function acceptChat(writer: Writer, body: unknown): Acceptance {
  const parsed = chatSchema.safeParse(body);
  if (!parsed.success) return refused(parsed.error);
  const { input, options } = parsed.data;
  if (writer.quotesOnly && input.files.length === 0)
    return { ok: false, unavailable: noModel(', or name files to answer from') };
  const { message, files, conversation_id: conversation } = input;
  return {
    ok: true,
    request: parsed.data,
    ...(conversation !== undefined && { conversation }),
    accepted: { title: titleOf(message), strategy: options.route, options: { files: files.length }, input: emptyInput },
  };
}
