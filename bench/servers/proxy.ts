import type { ServerWebSocket } from 'bun';
import { answering } from '../parts/answering.ts';
import { loopAnswers } from '../parts/loop-lag.ts';
import { passage } from '../parts/passages.ts';

/**
 * The raw peer of a server that streams what a model writes: `fetch`, the words out of the event stream, `publish`. No
 * log, no job, no cursor. Whoever opens `/<number>` starts the call about that passage and is sent every word of it.
 */
const [, , , baseUrl = ''] = process.argv;
const server: Bun.Server<string> = Bun.serve<string>({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, self) {
    const data = new URL(request.url).pathname.slice(1);
    return self.upgrade(request, { data }) ? undefined : new Response(null, { status: 426 });
  },
  websocket: {
    idleTimeout: 0,
    sendPings: false,
    perMessageDeflate: false,
    open(socket) {
      socket.subscribe(socket.data);
      void stream(socket);
    },
    message() {},
  },
});

async function stream(socket: ServerWebSocket<string>): Promise<void> {
  const ref = `r${socket.data}`;
  const content = `Reference: ${ref}\n\n<<<${ref} block s1, paragraph>>>\n${passage(Number(socket.data), 'stream')}\n<<<${ref} end>>>`;
  const response = await fetch(`${baseUrl}/chat/completions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'bench-1', stream: true, messages: [{ role: 'user', content }] }),
  });
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of response.body ?? []) {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data: {')) continue;
      const text: unknown = JSON.parse(line.slice(6)).choices[0]?.delta.content;
      if (typeof text === 'string') server.publish(socket.data, JSON.stringify({ type: 'content', data: { text } }));
    }
  }
  server.publish(socket.data, '{"type":"stream_end"}');
}

answering({ port: server.port }, loopAnswers());
