import type { Store } from '../../store/store.ts';
import type { FoundJobs, JobFilter, NumberRange } from '../listing/job-facets.ts';
import { chunkOf, firstOf, type TitleHit, titleHit, titleHits } from '../titles/job-titles.ts';
import { searchPieces, searchWords, titleHas } from '../titles/title-pieces.ts';

interface Parts {
  readonly store: Pick<Store, 'query'>;
  readonly clock: () => number;
  /** The newest numbers that the rest of the filter lets through. */
  readonly newest: (range: NumberRange, count: number) => Promise<number[]>;
}

/** After so many ms of a search no further step is begun; every page makes one at least. */
const PATIENCE_MS = 10;
/** Jobs that the other filters let through and whose titles are read before the index of titles is asked. */
const FEW = 1_500;
const BATCH = 500;

/** Finds the newest jobs whose titles hold every word of a text, wherever they stand in it. */
export class TitleSearch {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** @param count how many are wanted. */
  async find(
    principal: string,
    filter: JobFilter,
    text: string,
    range: NumberRange,
    count: number,
  ): Promise<FoundJobs> {
    const words = searchWords(text);
    const pieces = searchPieces(words, { principal, kind: filter.kind, strategy: filter.strategy });
    const deadline = this.#parts.clock() + PATIENCE_MS;
    const search = { principal, filter, words, pieces: pieces ?? [], count, deadline };
    // The index holds neither a status nor signs; and few titles are read faster than it says that they do not fit.
    if (!pieces) return this.#read(search, range, Number.POSITIVE_INFINITY);
    if (!filter.status && !filter.kind && !filter.strategy) return this.#ask(search, range, []);
    const few = await this.#read(search, range, FEW);
    if (few.below === undefined || few.numbers.length >= count) return few;
    return this.#ask(search, { low: range.low, high: few.below - 1 }, few.numbers);
  }

  /** Reads the titles that the rest of the filter lets through, `most` of them. */
  async #read(search: Search, { low, high }: NumberRange, most: number): Promise<FoundJobs> {
    const numbers: number[] = [];
    let [top, read] = [high, 0];
    do {
      const batch = await this.#parts.newest({ low, high: top }, BATCH);
      const hits = await this.#titles(batch);
      for (const hit of hits) if (fits(search, hit)) numbers.push(hit.number);
      const last = batch.at(-1);
      if (batch.length < BATCH || last === undefined || last === low) return { numbers };
      [top, read] = [last - 1, read + batch.length];
    } while (read < most && numbers.length < search.count && !this.#late(search));
    return { numbers, below: top + 1 };
  }

  /** Goes through the index of titles, chunk by chunk. */
  async #ask(search: Search, { low, high }: NumberRange, before: readonly number[]): Promise<FoundJobs> {
    const numbers = [...before];
    let top = Math.min(high, await this.#newestNumber());
    let limit = search.count * (search.filter.status ? 4 : 1);
    while (top >= low) {
      const chunk = chunkOf(top);
      const bottom = Math.max(low, firstOf(chunk));
      const rows = await this.#parts.store.query(titleHits(search.pieces, { chunk, low: bottom, high: top, limit }));
      const hits = rows.map(titleHit);
      for (const hit of hits) if (fits(search, hit)) numbers.push(hit.number);
      const last = hits.at(-1);
      top = hits.length < limit || !last ? bottom - 1 : last.number - 1;
      limit = Math.min(BATCH, limit * 4);
      if (numbers.length >= search.count || this.#late(search)) break;
    }
    return top < low ? { numbers } : { numbers, below: top + 1 };
  }

  #late({ deadline }: Search): boolean {
    return this.#parts.clock() >= deadline;
  }

  async #newestNumber(): Promise<number> {
    const [row] = await this.#parts.store.query({ sql: 'select max(number) from jobs', params: [] });
    return Number(row?.[0] ?? 0);
  }

  async #titles(numbers: readonly number[]): Promise<TitleHit[]> {
    const rows = await this.#parts.store.query({
      sql:
        'select number, title, status, created_at, principal from json_each(?) wanted ' +
        'cross join jobs on jobs.number = wanted.value',
      params: [JSON.stringify(numbers)],
    });
    return rows.map(titleHit);
  }
}

interface Search {
  readonly principal: string;
  readonly filter: JobFilter;
  readonly words: readonly string[];
  readonly pieces: readonly string[];
  readonly count: number;
  readonly deadline: number;
}

/** The row itself decides: the index may give too much, never too little. */
function fits({ principal, filter, words }: Search, { title, status, createdAt, ...hit }: TitleHit): boolean {
  if (title === undefined || hit.principal !== principal) return false;
  if (filter.status && !filter.status.some((one) => one === status)) return false;
  if (createdAt < (filter.from ?? 0) || createdAt > (filter.to ?? Number.MAX_SAFE_INTEGER)) return false;
  return titleHas(title, words);
}
