import type { JobTable } from '../job-table.ts';
import type { Principal } from '../principal.ts';

/** Lets one turn of a conversation in after the other, and none while another is being answered. */
export class TurnGate {
  readonly #table: Pick<JobTable, 'isAnswering'>;
  /** Conversations whose next turn is being stored. */
  readonly #taking = new Map<string, Promise<void>>();

  constructor(table: Pick<JobTable, 'isAnswering'>) {
    this.#table = table;
  }

  /** Stores a turn; `answering`: another one of its conversation has not ended. What is no turn is stored at once. */
  async alone<T>(
    principal: Principal,
    conversation: string | undefined,
    store: () => Promise<T>,
  ): Promise<T | 'answering'> {
    if (conversation === undefined) return store();
    const turn = JSON.stringify([principal.id, conversation]);
    // Sent twice at once under one key, the second has to find what the first has stored.
    // oxlint-disable-next-line no-await-in-loop
    while (this.#taking.has(turn)) await this.#taking.get(turn);
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#taking.set(turn, promise);
    try {
      return (await this.#table.isAnswering(principal, conversation)) ? 'answering' : await store();
    } finally {
      this.#taking.delete(turn);
      resolve();
    }
  }
}
