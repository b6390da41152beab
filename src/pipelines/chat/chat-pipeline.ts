import type { Writer } from '../../engines/writer.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { acceptChat } from './accept-chat.ts';
import { chat } from './chat.ts';
import { chatSchema } from './chat-schema.ts';

/** Writing requests as a kind of job. */
export function chatPipeline(writer: Writer): Pipeline {
  return {
    kind: 'chat',
    accept: (body) => acceptChat(writer, body),
    run: (context) => chat({ ...context, request: chatSchema.parse(context.request), writer }),
    owes: ({ feedback }) => feedback.some(({ applied }) => !applied),
  };
}
