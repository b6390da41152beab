import { patternSpans } from './pattern-spans.ts';
import type { Span } from './span.ts';

const TICKS = /`+/g;

/** Inline code: from a run of backticks to the next run of the same length. A run that nothing closes is a span alone. */
export function* codeSpans(text: string): Generator<Span> {
  const runs = [...patternSpans(text, [TICKS])];
  const closings = closingRuns(text, runs);
  let at = 0;
  for (const [index, { start, end }] of runs.entries()) {
    if (start < at) continue;
    at = closings[index]?.end ?? end;
    yield { start, end: at };
  }
}

/** For every run the one that closes it. A backslash takes a tick from a run that opens, not from one that closes. */
function closingRuns(text: string, runs: readonly Span[]): (Span | undefined)[] {
  const next = new Map<number, Span>();
  const backwards = runs.toReversed().map((run) => {
    const length = run.end - run.start;
    const closing = next.get(isEscaped(text, run.start) ? length - 1 : length);
    next.set(length, run);
    return closing;
  });
  return backwards.toReversed();
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0;
  while (text[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
