import type { RevisionOptions } from '../../revision-engine.ts';
import type { Finding, HarperLinter } from './harper-linter.ts';
import { standsAlone } from './stands-alone.ts';

type Format = RevisionOptions['format'];

/** Between two texts: what ends in the first begins nothing in the second, nor is it seen from there. */
const BETWEEN = '\n\n.\n\n';
/** UTF-16 units: some 50 ms of Harper's work. */
const MOST = 4096;
const ENDS = /[.!?,;:"“”„«»\n、，。]+/;

interface Waiter {
  readonly found: (findings: Finding[]) => void;
  readonly failed: (reason: unknown) => void;
}

/** A text, and who waits for what is found in it: a line that stands again and again is looked at once. */
interface Asked {
  readonly text: string;
  readonly format: Format;
  readonly waiters: Waiter[];
}

/** Texts for one call. */
interface Call {
  readonly asked: Asked[];
  readonly format: Format;
  /** No text has a phrase of another: what Harper finds in one it takes to be in the other, whatever stands around. */
  readonly phrases: Set<string>;
  size: number;
  readonly closed: boolean;
}

/**
 * Finds what the linter finds in each text by itself, with fewer calls, which cost 0.4 ms however short the text is: what
 * is asked for in one turn of the event loop goes to it joined, unless a text stands alone.
 */
export function joinedLinter(linter: HarperLinter): HarperLinter {
  let waiting = new Map<string, Asked>();

  return {
    find(text, format) {
      return new Promise((found, failed) => {
        if (waiting.size === 0) setImmediate(() => void answer());
        const key = `${format} ${text}`;
        const asked = waiting.get(key) ?? { text, format, waiters: [] };
        asked.waiters.push({ found, failed });
        waiting.set(key, asked);
      });
    },
  };

  async function answer(): Promise<void> {
    const asked = [...waiting.values()];
    waiting = new Map();
    for (const call of callsFor(asked)) {
      try {
        // Each call keeps the thread to itself.
        // oxlint-disable-next-line no-await-in-loop
        await make(call);
      } catch (error) {
        for (const { failed } of call.asked.flatMap(({ waiters }) => waiters)) failed(error);
      }
    }
  }

  async function make({ asked, format }: Call): Promise<void> {
    const findings = await linter.find(asked.map(({ text }) => text).join(BETWEEN), format);
    let start = 0;
    for (const { text, waiters } of asked) {
      const end = start + text.length;
      const own = findings.filter((finding) => finding.start >= start && finding.end <= end);
      for (const { found } of waiters) {
        found(own.map((finding) => ({ ...finding, start: finding.start - start, end: finding.end - start })));
      }
      start = end + BETWEEN.length;
    }
  }
}

/** Each text is in the first call that has room for it. */
function callsFor(asked: readonly Asked[]): Call[] {
  const calls: Call[] = [];
  for (const one of asked) {
    const { text, format } = one;
    const closed = asked.length === 1 || standsAlone(text, format);
    const phrases = closed ? [] : phrasesOf(text);
    const fits = (call: Call) =>
      !call.closed &&
      call.format === format &&
      call.size + text.length <= MOST &&
      !phrases.some((phrase) => call.phrases.has(phrase));
    const open = closed ? undefined : calls.find(fits);
    const call = open ?? { asked: [], format, phrases: new Set(), size: 0, closed };
    if (open === undefined) calls.push(call);
    call.asked.push(one);
    call.size += text.length + BETWEEN.length;
    for (const phrase of phrases) call.phrases.add(phrase);
  }
  return calls;
}

/** What stands between two marks, of two words or more: no rule asks what kind of word a lone one is. */
function phrasesOf(text: string): string[] {
  return text
    .split(ENDS)
    .map((phrase) => phrase.trim())
    .filter((phrase) => /\s/.test(phrase));
}
