import { isProse } from '../../src/documents/prose.ts';
import type { BenchText } from './engine-texts.ts';
import type { HarperCalls } from './harper-alone-worker.ts';

/** UTF-16 units. */
const MOST_JOINED = 4096;

/**
 * How Harper alone may be given a document: a call for each block of prose, one for the whole file, or calls of 4 KB with
 * blocks that nothing is asked about: the least that its work can cost.
 */
export const READINGS = ['blocks', 'file', 'joined'] as const;
export type Reading = (typeof READINGS)[number];

/** Harper with the engine's rules and nothing else, in a thread of its own; it remembers what it has looked at. */
export class HarperAlone {
  readonly #worker = new Worker(new URL('./harper-alone-worker.ts', import.meta.url));
  readonly #reading: Reading;
  readonly #loaded = this.#answer();

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** @returns when every call has been answered */
  async lint(texts: readonly BenchText[]): Promise<void> {
    await this.#loaded;
    const calls = texts.map((text): HarperCalls => ({ format: text.format, texts: callsOf(text, this.#reading) }));
    const answer = this.#answer();
    this.#worker.postMessage(calls);
    await answer;
  }

  close(): void {
    this.#worker.terminate();
  }

  #answer(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#worker.addEventListener('message', () => resolve(), { once: true });
      this.#worker.addEventListener('error', ({ message }) => reject(new Error(message)), { once: true });
    });
  }
}

function callsOf({ file, blocks }: BenchText, reading: Reading): string[] {
  if (reading === 'file') return [file];
  const prose = blocks.flatMap(({ kind, text }) => (isProse(kind) && /\p{L}/u.test(text) ? text : []));
  if (reading === 'blocks') return prose;
  const joined: string[] = [];
  for (const text of prose) {
    const last = joined.at(-1);
    if (last === undefined || last.length + text.length > MOST_JOINED) joined.push(text);
    else joined[joined.length - 1] = `${last}\n\n${text}`;
  }
  return joined;
}
