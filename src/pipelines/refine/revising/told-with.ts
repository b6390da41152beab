import { LiveQueue } from '../../../engines/live-queue.ts';
import type { RevisionNote } from '../../../engines/revision-engine.ts';

/** What an engine says of its work; what that costs goes to the run. */
export type ToldNote = Exclude<RevisionNote, { type: 'usage' }>;

type Told<T> = { readonly note: ToldNote } | { readonly item: T };

/** What an engine tells, put beside what it gives: in the order in which it came, and text as it is gathered. */
export class ToldWith<T> {
  readonly #queue: LiveQueue<Told<T>>;

  /** @param gatherMs how long text is gathered, ms */
  constructor(gatherMs: () => number) {
    this.#queue = new LiveQueue({ join: joined, isText: (told) => pieceIn(told) !== undefined, ms: gatherMs });
  }

  readonly tell = (note: ToldNote): void => this.#queue.push({ note });

  /** The items of `source` with the notes between them. It is asked for the next when the one before was taken. */
  async *with(source: AsyncIterable<T>): AsyncGenerator<Told<T>> {
    const items = source[Symbol.asyncIterator]();
    let asked = false;
    const ask = () => {
      asked = true;
      items.next().then(
        ({ done, value }) => {
          asked = false;
          if (done === true) this.#queue.end();
          else this.#queue.push({ item: value });
        },
        (error: unknown) => {
          asked = false;
          this.#queue.fail(error);
        },
      );
    };
    ask();
    try {
      for await (const told of this.#queue) {
        yield told;
        if ('item' in told) ask();
      }
    } finally {
      // What is still being waited for ends with its signal: whoever leaves does not wait for it.
      const left = items.return?.();
      if (asked) left?.catch(() => undefined);
      else await left;
    }
  }
}

function joined<T>(earlier: Told<T>, later: Told<T>): Told<T> | undefined {
  const [first, second] = [pieceIn(earlier), pieceIn(later)];
  if (!first || second?.block !== first.block || second.again === true) return undefined;
  return { note: { ...first, text: first.text + second.text } };
}

function pieceIn<T>(told: Told<T>): Extract<ToldNote, { type: 'piece' }> | undefined {
  return 'note' in told && told.note.type === 'piece' ? told.note : undefined;
}
