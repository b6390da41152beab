import { reply } from './envelope.ts';

/** UTF-16 units that are made in one turn of the event loop. */
const TURN_UNITS = 64 * 1_024;

/**
 * `reply(data)` for what holds a document: its JSON is made as the caller takes it, many turns long, and is never there
 * as a whole. `data` must not change meanwhile.
 */
export function largeReply(data: unknown): Response {
  const pieces = jsonOf(reply(data));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await new Promise(setImmediate);
        const text = gathered(pieces);
        if (text === '') controller.close();
        else controller.enqueue(encoder.encode(text));
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers: { 'content-type': 'application/json' } });
}

/** The next pieces, as many as a turn takes; empty at the end. */
function gathered(pieces: Iterator<string>): string {
  let text = '';
  while (text.length < TURN_UNITS) {
    const { done, value } = pieces.next();
    if (done) break;
    text += value;
  }
  return text;
}

/** What `JSON.stringify` makes of it, in pieces: an item of a list is one, however large. */
function* jsonOf(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    let before = '[';
    for (const item of value) {
      yield before + (JSON.stringify(item) ?? 'null');
      before = ',';
    }
    yield before === '[' ? '[]' : ']';
  } else if (typeof value === 'object' && value !== null) {
    let before = '{';
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      yield `${before}${JSON.stringify(name)}:`;
      yield* jsonOf(member);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else {
    yield JSON.stringify(value) ?? 'null';
  }
}
