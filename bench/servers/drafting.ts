import { z } from 'zod';
import { answering } from '../parts/answering.ts';
import { everyTick } from '../parts/pace.ts';

/**
 * A provider that plans four sections, finds nothing to mend, and writes answers and sections of so many words, one
 * every so many ms.
 */
const [, , , words = '150', everyMs = '20'] = process.argv;
const asked = z.object({ messages: z.array(z.object({ content: z.string() })) });

const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  idleTimeout: 0,
  async fetch(request) {
    const { messages } = asked.parse(await request.json());
    const task = messages.at(-1)?.content ?? '';
    const ref = /^Reference: (\S+)$/m.exec(task)?.[1];
    const isCritique = messages[0]?.content.includes('remarks') ?? false;
    const plan = isCritique ? { ref, remarks: [] } : { ref, sections: ['One', 'Two', 'Three', 'Four'] };
    const said =
      ref === undefined ? Array.from({ length: Number(words) }, (_, nth) => `word${nth} `) : [JSON.stringify(plan)];
    const stream = new ReadableStream<string>({
      async start(controller) {
        const line = (value: object) => controller.enqueue(`data: ${JSON.stringify(value)}\n\n`);
        let nth = 0;
        await everyTick(said.length, Number(everyMs), () =>
          line({ choices: [{ index: 0, delta: { content: said[nth++] } }] }),
        );
        line({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] });
        controller.enqueue('data: [DONE]\n\n');
        controller.close();
      },
    });
    return new Response(stream.pipeThrough(new TextEncoderStream()), {
      headers: { 'content-type': 'text/event-stream' },
    });
  },
});
answering({ port: server.port }, {});
