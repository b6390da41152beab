import type { Row, SqlValue } from './driver.ts';
import type { Turn } from './group-commit.ts';
import type { WriterAnswer, Answers, Failure } from './writer-messages.ts';

/** Packs answers for whoever waits for them. */
export class AnswerPacker {
  #flat: SqlValue[] = [];
  #failures: Failure[] = [];

  get empty(): boolean {
    return this.#flat.length === 0;
  }

  add(number: number, answer: WriterAnswer): void {
    if (!('ok' in answer && answer.ok)) {
      this.#flat.push(number, -1);
      this.#failures.push(answer);
      return;
    }
    this.#flat.push(number, answer.rows.length);
    for (const rows of answer.rows) {
      this.#flat.push(rows.length, rows[0]?.length ?? 0);
      for (const row of rows) for (const value of row) this.#flat.push(value);
    }
  }

  take(turns: readonly Turn[]): Answers {
    const answers = { flat: this.#flat, failures: this.#failures, turns };
    [this.#flat, this.#failures] = [[], []];
    return answers;
  }
}

/** Calls `settle` for each unit that is answered, in the order in which they were. */
export function unpackAnswers(
  { flat, failures }: Answers,
  settle: (number: number, answer: WriterAnswer) => void,
): void {
  let [at, failed] = [0, 0];
  while (at < flat.length) {
    const number = Number(flat[at++]);
    const statements = Number(flat[at++]);
    const failure = statements < 0 ? failures[failed++] : undefined;
    const results: Row[][] = [];
    for (let left = statements; left > 0; left -= 1) {
      const rows = Number(flat[at++]);
      const columns = Number(flat[at++]);
      results.push(Array.from({ length: rows }, (_, row) => flat.slice(at + row * columns, at + (row + 1) * columns)));
      at += rows * columns;
    }
    settle(number, failure ?? { ok: true, rows: results });
  }
}
