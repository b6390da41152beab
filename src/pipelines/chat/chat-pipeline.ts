import type { Writer } from '../../engines/writer.ts';
import type { Pipeline } from '../../jobs/pipeline.ts';
import { acceptChat } from './accept-chat.ts';
import { Ahead } from './ahead.ts';
import { brokenOffAnswer } from './broken-off.ts';
import { KeptConcordances } from './kept-concordances.ts';
import { chat } from './chat.ts';
import { chatSchema } from './chat-schema.ts';
import { blocksToWrite } from './passes.ts';
import { isOwing } from '../../jobs/runs/is-owing.ts';
import { Steering } from '../writing/steering.ts';

/** Writing requests as a kind of job. */
export function chatPipeline(writer: Writer): Pipeline {
  const concordances = new KeptConcordances();
  return {
    kind: 'chat',
    accept: (body) => acceptChat(writer, body),
    run(context) {
      const ahead = new Ahead();
      const steering = new Steering({
        state: context.state,
        writer,
        toWrite: (state, pass) => ahead.blocks(pass) ?? blocksToWrite(state, pass),
      });
      return chat({ ...context, request: chatSchema.parse(context.request), writer, steering, ahead, concordances });
    },
    owes: isOwing,
    brokenOff: brokenOffAnswer,
    // oxlint-disable-next-line require-await
    close: async () => concordances.close(),
  };
}
