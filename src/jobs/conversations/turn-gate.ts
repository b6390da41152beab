import type { JobTable } from '../job-table.ts';
import { OneByOne } from '../one-by-one.ts';
import type { Principal } from '../principal.ts';

/** Lets one turn of a conversation in after the other, and none while another is being answered. */
export class TurnGate {
  readonly #table: Pick<JobTable, 'isAnswering'>;
  readonly #turns = new OneByOne();

  constructor(table: Pick<JobTable, 'isAnswering'>) {
    this.#table = table;
  }

  /**
   * Stores a turn; `answering`: another one of its conversation has not ended. Sent twice at once under one key, the
   * second finds what the first has stored. What is no turn is stored at once.
   */
  async alone<T>(
    principal: Principal,
    conversation: string | undefined,
    store: () => Promise<T>,
  ): Promise<T | 'answering'> {
    if (conversation === undefined) return store();
    return this.#turns.run(JSON.stringify([principal.id, conversation]), async () =>
      (await this.#table.isAnswering(principal, conversation)) ? 'answering' : store(),
    );
  }
}
