import type { ChainNews } from './providers/provider-chain.ts';

/** Notes who failed, and why, and who answered while some text is asked about. */
export class Inquiry {
  readonly #tell: (news: ChainNews) => void;
  readonly #failed = new Map<string, string>();
  readonly #answered = new Set<string>();

  constructor(tell: (news: ChainNews) => void) {
    this.#tell = tell;
  }

  /** Of each provider that failed: who, why, and what to do about it, for people. */
  get why(): readonly string[] {
    return [...this.#failed.values()];
  }

  /** Full names of who answered, in their order. */
  get answered(): readonly string[] {
    return [...this.#answered];
  }

  readonly hear = (news: ChainNews): void => {
    if (news.type === 'failed') this.#failed.set(news.provider, news.words);
    if (news.type === 'answered') this.#answered.add(news.provider);
    this.#tell(news);
  };
}
