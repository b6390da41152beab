import type { GivenBlock, Revision } from '../revision-engine.ts';
import { sum } from './settled-blocks.ts';

/** Blocks that are kept: what is longest unclaimed goes first. */
const MOST = 2_000;

/** What a model has made of blocks and nobody has taken: who left in the middle of an answer and comes back pays once. */
export class KeptAnswers {
  readonly #kept = new Map<string, Revision>();

  /** @param asked all that an answer depends on beside the block: model, pass with its number, options. */
  under(asked: string): HeldAnswers {
    return new HeldAnswers(this.#kept, sum(asked));
  }
}

/** The answers of one pass: those from before, and those that wait to be handed over. */
class HeldAnswers {
  readonly #kept: Map<string, Revision>;
  readonly #prefix: string;
  /** By block. */
  readonly #held = new Map<string, { readonly key: string; readonly revision: Revision }>();

  constructor(kept: Map<string, Revision>, prefix: string) {
    this.#kept = kept;
    this.#prefix = prefix;
  }

  /** What was kept of it, once: a second time a model is asked. */
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

  /** What was not handed over is kept. */
  leave(): void {
    for (const { key, revision } of this.#held.values()) {
      this.#kept.set(key, revision);
      const [oldest] = this.#kept.keys();
      if (this.#kept.size > MOST && oldest !== undefined) this.#kept.delete(oldest);
    }
  }

  #key({ id, kind, text }: GivenBlock): string {
    return sum(`${this.#prefix}${id}\n${kind}\n${text}`);
  }
}
