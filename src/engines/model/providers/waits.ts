import type { ChainNews } from './provider-chain.ts';

/** Pauses that are told at most: a provider that slows down every call has been named often enough by then. */
const MOST = 20;
/** ms that another pause has to last longer to be worth telling. */
const LONGER = 1_000;

/** Words for people about waiting for providers. Many calls wait for the same one at once; that is told once. */
export class Waits {
  readonly #until = new Map<string, number>();
  readonly #silent = new Set<string>();
  #told = 0;

  /** @returns what to tell; undefined where it was told. */
  pause({ provider, words, ms, until }: Extract<ChainNews, { type: 'pauses' }>): string | undefined {
    const known = this.#until.get(provider) ?? Number.NEGATIVE_INFINITY;
    if (until < known + LONGER || this.#told >= MOST) return undefined;
    this.#until.set(provider, until);
    this.#told += 1;
    return `${words}. It is asked again in ${seconds(ms)} s.`;
  }

  /** @returns what to tell; undefined where it was told. */
  silence({ provider, asked, ms }: Extract<ChainNews, { type: 'silent' }>): string | undefined {
    const key = `${provider} ${asked}`;
    if (this.#silent.has(key)) return undefined;
    this.#silent.add(key);
    return asked
      ? `Waiting for ${provider}: nothing has come of its answer yet; after ${seconds(ms)} s of silence it is asked anew.`
      : `Waiting for ${provider}: as many calls as may be made at once are under way; it is waited for ${seconds(ms)} s at most.`;
  }
}

function seconds(ms: number): number {
  return Math.max(1, Math.round(ms / 1_000));
}
