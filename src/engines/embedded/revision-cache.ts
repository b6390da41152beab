import type { Revision } from '../revision-engine.ts';

/** What the cache itself needs for an entry, beside its texts; bytes. */
const OVERHEAD = 200;

/** A block's revision, and the facts of its document under which it holds. */
export interface KnownRevision {
  readonly facts: string;
  readonly revision: Revision;
}

/** Facts of all prose blocks of a document, as far as workers have told them. */
export type DocumentFacts = (string | null)[];

/** What was found before, up to a number of bytes; what was asked for longest ago goes first. */
export class RevisionCache {
  readonly #most: number;
  readonly #blocks = new Map<string, { readonly known: KnownRevision; readonly bytes: number }>();
  readonly #documents = new Map<string, DocumentFacts>();
  #bytes = 0;

  /** @param bytes about so much memory */
  constructor(bytes: number) {
    this.#most = bytes;
  }

  /** About what it holds. */
  get bytes(): number {
    return this.#bytes;
  }

  block(key: string): KnownRevision | undefined {
    const entry = this.#blocks.get(key);
    if (entry === undefined) return undefined;
    this.#blocks.delete(key);
    this.#blocks.set(key, entry);
    return entry.known;
  }

  keepBlock(key: string, known: KnownRevision): void {
    const bytes = OVERHEAD + 2 * (key.length + JSON.stringify(known).length);
    this.#bytes += bytes - (this.#blocks.get(key)?.bytes ?? 0);
    this.#blocks.delete(key);
    this.#blocks.set(key, { known, bytes });
    this.#shrink();
  }

  /** The facts of a document that is the same, to be filled in where they are told. */
  document(key: string, blocks: number): DocumentFacts {
    const facts = this.#documents.get(key);
    this.#documents.delete(key);
    const kept = facts ?? Array.from({ length: blocks }, () => null);
    this.#documents.set(key, kept);
    if (facts === undefined) this.#bytes += documentBytes(kept);
    this.#shrink();
    return kept;
  }

  #shrink(): void {
    for (const [key, { bytes }] of this.#blocks) {
      if (this.#bytes <= this.#most) return;
      this.#blocks.delete(key);
      this.#bytes -= bytes;
    }
    for (const [key, facts] of this.#documents) {
      if (this.#bytes <= this.#most) return;
      this.#documents.delete(key);
      this.#bytes -= documentBytes(facts);
    }
  }
}

/** As if all of them were told. */
function documentBytes(facts: DocumentFacts): number {
  return OVERHEAD + facts.length * 64;
}
