import type { Socket } from 'bun';
import { z } from 'zod';
import { askedText } from '../../tests/support/asked-text.ts';
import { answering } from '../parts/answering.ts';
import { wallClock } from '../parts/crowd.ts';
import { passageIn, wordsOf } from '../parts/passages.ts';

/**
 * A model's provider over bare sockets: as many words to an answer as it is told, one every so many ms to each call, on
 * time. What it says and when a connection was closed it tells by the number of the passage.
 */
const [, , , count = '400', ms = '20'] = process.argv;
const [WORDS, EVERY] = [Number(count), Number(ms)];

interface Answer {
  /** The answer, word by word, and its end. */
  readonly chunks: readonly string[];
  readonly nth: number;
  next: number;
}

type State = { received: string; nth: number | undefined };

const answers = new Map<Socket<State>, Answer>();
/** Those whose word is due at this ms of each round. */
const due: Set<Socket<State>>[] = Array.from({ length: EVERY }, () => new Set());
/** When the first word of an answer was said, on `wallClock`. */
const said = new Map<number, number>();
const closed = new Map<number, PromiseWithResolvers<number>>();
const calls = new Map<number, PromiseWithResolvers<void>>();
let tokens = 0;

const EVENT_STREAM = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\nconnection: close\r\n\r\n';
const TRY_LATER =
  'HTTP/1.1 429 Later\r\ncontent-type: application/json\r\nretry-after: 1\r\ncontent-length: 2\r\nconnection: close\r\n\r\n{}';
const END =
  'data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\n\n' +
  'data: {"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":400}}\n\ndata: [DONE]\n\n';

const server = Bun.listen<State>({
  hostname: '127.0.0.1',
  port: 0,
  socket: {
    open(socket) {
      socket.data = { received: '', nth: undefined };
    },
    data(socket, bytes) {
      socket.data.received += bytes.toString('latin1');
      const body = bodyIn(socket.data.received);
      if (body === undefined) return;
      socket.data.received = '';
      answer(socket, Buffer.from(body, 'latin1').toString('utf8'));
    },
    close: (socket) => left(socket),
    error: (socket) => left(socket),
  },
});

/** @returns undefined while a part of the request is missing. */
function bodyIn(received: string): string | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(received)?.[1]);
  const body = received.slice(end + 4);
  return body.length < length ? undefined : body;
}

function answer(socket: Socket<State>, body: string): void {
  const { ref, segments } = askedText({ body: JSON.parse(body) });
  const asked = passageIn(segments[0]?.text ?? '');
  if (!asked) return void socket.end();
  const { nth, call } = asked;
  socket.data.nth = nth;
  at(calls, nth).resolve();
  if (call === 'before_headers') return;
  if (call === 'between_retries') return void socket.end(TRY_LATER);
  socket.write(EVENT_STREAM);
  if (call === 'silent_upstream') return;
  if (call === 'one_word') return void socket.write(chunk('one'));
  const closing = `\n<<<${ref} done>>>`;
  socket.write(chunk(`<<<${ref} rewritten>>>\n`));
  const chunks = [...wordsOf(nth, WORDS).map((word) => chunk(word)), chunk(closing) + END];
  answers.set(socket, { chunks, nth, next: 0 });
  due[Math.floor(wallClock()) % EVERY]?.add(socket);
}

/** As OpenAI has it, with all the members that nobody reads. */
function chunk(content: string): string {
  const choice = { index: 0, delta: { content }, logprobs: null, finish_reason: null };
  const head = { id: 'chatcmpl-bench', object: 'chat.completion.chunk', created: 1_790_000_000, model: 'bench-1' };
  return `data: ${JSON.stringify({ ...head, service_tier: 'default', system_fingerprint: 'fp_bench', choices: [choice] })}\n\n`;
}

function left(socket: Socket<State>): void {
  answers.delete(socket);
  for (const sockets of due) sockets.delete(socket);
  if (socket.data.nth !== undefined) at(closed, socket.data.nth).resolve(wallClock());
}

function at<T>(places: Map<number, PromiseWithResolvers<T>>, nth: number): PromiseWithResolvers<T> {
  const place = places.get(nth) ?? Promise.withResolvers<T>();
  places.set(nth, place);
  return place;
}

let last = Math.floor(wallClock());
setInterval(() => {
  const now = Math.floor(wallClock());
  // A round that was missed is made up for once: words are late then, and not lost.
  for (last = Math.max(last, now - EVERY); last < now; last += 1) {
    for (const socket of due[last % EVERY] ?? []) say(socket);
  }
}, 1);

function say(socket: Socket<State>): void {
  const going = answers.get(socket);
  const text = going?.chunks[going.next];
  if (!going || text === undefined) return;
  if (going.next === 0) said.set(going.nth, wallClock());
  going.next += 1;
  tokens += 1;
  socket.write(text);
  if (going.next < going.chunks.length) return;
  answers.delete(socket);
  for (const sockets of due) sockets.delete(socket);
  socket.end();
}

const one = z.object({ nth: z.number() });
answering(
  { port: server.port },
  {
    /** Of passages whose first word was said since this was asked before: number and time. */
    said() {
      const all = [...said];
      said.clear();
      return all;
    },
    tokens: () => tokens,
    /** Resolves when a call about a passage has come. */
    called: (params) => at(calls, one.parse(params).nth).promise,
    /** When the connection of the call was closed. */
    closed: (params) => at(closed, one.parse(params).nth).promise,
  },
);
