import type { Span } from './span.ts';

/** Everything from `open` to the next `close`, both included. One pass, however often `open` is left open. */
export function* delimitedSpans(text: string, open: string, close: string): Generator<Span> {
  let closing = -1;
  for (let at = text.indexOf(open); at >= 0; at = text.indexOf(open, at)) {
    const from = at + open.length;
    if (closing < from) closing = text.indexOf(close, from);
    if (closing < 0) return;
    yield { start: at, end: closing + close.length };
    at = closing + close.length;
  }
}
