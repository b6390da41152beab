import type { GivenBlock } from '../revision-engine.ts';
import { shortKey } from './short-key.ts';

/** Keys that are kept: some 100 bytes each. */
const MOST = 20_000;

type Known = Pick<GivenBlock, 'kind' | 'text'>;

/** Remembers blocks in which a model found nothing to do, so that nobody pays for the same question twice. */
export class SettledBlocks {
  readonly #keys = new Set<string>();

  /** @param asked all that an answer depends on beside the block: model, pass, options. */
  under(asked: string): { has(block: Known): boolean; add(block: Known): void } {
    const prefix = shortKey(asked);
    const key = ({ kind, text }: Known) => shortKey(`${prefix}${kind}\n${text}`);
    return {
      has: (block) => this.#keys.has(key(block)),
      add: (block) => {
        this.#keys.add(key(block));
        const [oldest] = this.#keys;
        if (this.#keys.size > MOST && oldest !== undefined) this.#keys.delete(oldest);
      },
    };
  }
}
