import { Stream } from './stream.ts';
import type { Update, UpdateOf, UpdateType } from './updates.ts';

type Listener = (update: Update) => void;

/** Everybody who hears of a job. */
export class Audience {
  readonly #listeners = new Set<Listener>();
  readonly #streams = new Set<Stream<Update>>();
  readonly #onError: (error: unknown) => void;
  #end: { readonly error?: unknown } | undefined;

  /** @param onError hears of listeners that threw: neither the others nor the job are their business. */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** @returns what ends it. */
  on<T extends UpdateType>(type: T, heard: (update: UpdateOf<T>) => void): () => void {
    return this.onAny((update) => {
      if (isOf(update, type)) heard(update);
    });
  }

  onAny(heard: Listener): () => void {
    // One function twice is two listeners.
    const listener: Listener = (update) => heard(update);
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** @param summary stands for what a reader that fell behind has missed. */
  stream(summary: () => Update): Stream<Update> {
    const stream = new Stream<Update>(summary, () => this.#streams.delete(stream));
    if (this.#end) stream.end(this.#end);
    else this.#streams.add(stream);
    return stream;
  }

  tell(update: Update): void {
    for (const stream of this.#streams) stream.push(update);
    for (const listener of this.#listeners) {
      try {
        listener(update);
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  /** Nothing more is told. @param end with the error that streams end with, if they do */
  end(end: { readonly error?: unknown }): void {
    this.#end = end;
    for (const stream of this.#streams) stream.end(end);
  }
}

function isOf<T extends UpdateType>(update: Update, type: T): update is UpdateOf<T> {
  return update.type === type;
}
