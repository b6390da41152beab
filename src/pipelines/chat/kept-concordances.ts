import { type Concordance, concordanceSize } from '../../documents/search/concordance.ts';

/** Bytes of all of them together: enough for some 150 MB of text. */
const MOST_BYTES = 64 * 1024 * 1024;
/** ms that one is kept after the last search in its file. */
const IDLE_MS = 10 * 60_000;

/** Concordances of files that were searched lately. A file never changes under its id, so they stay good. */
export class KeptConcordances {
  readonly #kept = new Map<string, { readonly concordance: Concordance; readonly forget: Timer }>();
  readonly #mostBytes: number;
  readonly #idleMs: number;
  #bytes = 0;

  constructor(mostBytes = MOST_BYTES, idleMs = IDLE_MS) {
    this.#mostBytes = mostBytes;
    this.#idleMs = idleMs;
  }

  get(file: string): Concordance | undefined {
    return this.#kept.get(file)?.concordance;
  }

  /** Those that were kept longest ago make room for it. */
  keep(file: string, concordance: Concordance): void {
    this.forget(file);
    const forget = setTimeout(() => this.forget(file), this.#idleMs);
    forget.unref();
    this.#kept.set(file, { concordance, forget });
    this.#bytes += concordanceSize(concordance);
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#mostBytes) return;
      this.forget(oldest);
    }
  }

  forget(file: string): void {
    const kept = this.#kept.get(file);
    if (!kept) return;
    clearTimeout(kept.forget);
    this.#kept.delete(file);
    this.#bytes -= concordanceSize(kept.concordance);
  }

  /** Forgets all of them. */
  close(): void {
    for (const file of this.#kept.keys()) this.forget(file);
  }
}
