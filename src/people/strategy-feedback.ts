import { join } from 'node:path';
import type { Store } from '../store/store.ts';
import { writeWhole } from '../store/whole-file.ts';

/** What somebody thinks of a strategy. */
export interface StrategyFeedback {
  readonly strategy: string;
  readonly job?: string | undefined;
  /** 1 to 5. */
  readonly rating?: number | undefined;
  readonly comment?: string | undefined;
}

/** As it was stored. */
export interface StoredFeedback {
  readonly id: string;
  readonly strategy: string;
  readonly job: string | null;
  readonly rating: number | null;
  readonly comment: string | null;
  /** ms since 1970. */
  readonly at: number;
}

/** What a person's feedback on a strategy comes to. */
export interface FeedbackSummary {
  readonly strategy: string;
  readonly feedback: number;
  readonly ratings: number;
  /** Mean of the ratings; null = there is none. */
  readonly mean_rating: number | null;
}

interface Parts {
  readonly store: Store;
  /** Where each feedback lies as a file of its own; made with the first. */
  readonly folder: string;
  /** ms since 1970. */
  readonly now: () => number;
  /** A file could not be written; the database has the feedback. */
  readonly onProblem: (error: unknown) => void;
}

/** Feedback on strategies: in the database, and as files for people who look into a folder. */
export class StrategyFeedbackBox {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async put(principal: string, feedback: StrategyFeedback): Promise<StoredFeedback> {
    const { store, now, onProblem } = this.#parts;
    const { strategy, job = null, rating = null, comment = null } = feedback;
    const stored = { id: `fb_${crypto.randomUUID()}`, strategy, job, rating, comment, at: now() };
    await store.atomic([
      {
        sql: 'insert into strategy_feedback (id, principal, strategy, job, rating, comment, at) values (?, ?, ?, ?, ?, ?, ?)',
        params: [stored.id, principal, strategy, job, rating, comment, stored.at],
      },
    ]);
    await this.#write(principal, stored).catch(onProblem);
    return stored;
  }

  async summary(principal: string): Promise<FeedbackSummary[]> {
    const sql =
      'select strategy, count(*), count(rating), avg(rating) from strategy_feedback where principal = ? ' +
      'group by strategy order by strategy';
    const rows = await this.#parts.store.query({ sql, params: [principal] });
    return rows.map(([strategy, feedback, ratings, mean]) => ({
      strategy: String(strategy),
      feedback: Number(feedback),
      ratings: Number(ratings),
      mean_rating: typeof mean === 'number' ? Math.round(mean * 100) / 100 : null,
    }));
  }

  /** Without the job, whose name is to go with it when it is deleted. */
  async #write(principal: string, stored: StoredFeedback): Promise<void> {
    const { folder } = this.#parts;
    const { job: _, ...said } = stored;
    const day = new Date(stored.at).toISOString().slice(0, 10);
    const file = join(folder, `${day}-${stored.strategy}-${stored.id}.json`);
    await writeWhole(file, [`${JSON.stringify({ ...said, principal }, undefined, 2)}\n`]);
  }
}
