import type { GivenBlock, Revision } from '../revision-engine.ts';
import { shortKey } from './short-key.ts';

/** Blocks that are kept; those that were kept longest ago make room. */
const MOST = 2_000;

/** Keeps what a model made of blocks for a run that ended before it took them: whoever comes back does not pay twice. */
export class KeptAnswers {
  readonly #kept = new Map<string, Revision>();

  /** @param asked all that an answer depends on beside the block: model, pass with its number, options. */
  under(asked: string): HeldAnswers {
    return new HeldAnswers(this.#kept, shortKey(asked));
  }
}

/** The answers of one pass: those kept from an earlier run, and those that wait to be handed over. */
class HeldAnswers {
  readonly #kept: Map<string, Revision>;
  readonly #prefix: string;
  /** By block. */
  readonly #held = new Map<string, { readonly key: string; readonly revision: Revision }>();

  constructor(kept: Map<string, Revision>, prefix: string) {
    this.#kept = kept;
    this.#prefix = prefix;
  }

  /** The answer that was kept for a block. It is given once: whoever asks again wants another. */
  take(block: GivenBlock): Revision | undefined {
    const key = this.#key(block);
    const revision = this.#kept.get(key);
    this.#kept.delete(key);
    if (revision) this.hold(block, revision);
    return revision;
  }

  hold(block: GivenBlock, revision: Revision): void {
    this.#held.set(block.id, { key: this.#key(block), revision });
  }

  handedOver(block: string): void {
    this.#held.delete(block);
  }

  /** Keeps what was not handed over. */
  leave(): void {
    for (const { key, revision } of this.#held.values()) {
      this.#kept.set(key, revision);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    }
  }

  #key({ id, kind, text }: GivenBlock): string {
    return shortKey(`${this.#prefix}${id}\n${kind}\n${text}`);
  }
}
