import { createHash } from 'node:crypto';
import type { GivenBlock } from '../revision-engine.ts';

/** Sums that are kept: some 100 bytes each. */
const MOST = 20_000;

type Known = Pick<GivenBlock, 'kind' | 'text'>;

/** Blocks in which a model has found nothing to do: the same question is not paid for twice. */
export class SettledBlocks {
  readonly #sums = new Set<string>();

  /** @param asked all that an answer depends on beside the block: model, pass, options. */
  under(asked: string): { has(block: Known): boolean; add(block: Known): void } {
    const prefix = sum(asked);
    const key = ({ kind, text }: Known) => sum(`${prefix}${kind}\n${text}`);
    return {
      has: (block) => this.#sums.has(key(block)),
      add: (block) => {
        this.#sums.add(key(block));
        const [oldest] = this.#sums;
        if (this.#sums.size > MOST && oldest !== undefined) this.#sums.delete(oldest);
      },
    };
  }
}

/** A key that is short, whatever it stands for. */
export function sum(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
