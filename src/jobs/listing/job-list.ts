import { desc, inArray } from 'drizzle-orm';
import { jobs } from '../../store/schema.ts';
import type { Store } from '../../store/store.ts';
import { countStatements, type JobCounts, noCounts } from './job-counts.ts';
import { STATUSES } from '../../protocol/status.ts';
import {
  type FacetPair,
  facetNumbers,
  facetPairs,
  type FoundJobs,
  type JobFilter,
  type NumberRange,
} from './job-facets.ts';
import { spanRange } from '../log/job-spans.ts';
import type { JobRow } from '../job-table.ts';
import type { Principal } from '../principal.ts';
import { TitleSearch } from './title-search.ts';

/** A page of somebody's jobs. */
export interface JobPage {
  /** Newest first: in the order in which the jobs were accepted. */
  readonly rows: readonly JobRow[];
  /** The number below which the next page begins; null at the end of the list. */
  readonly next: number | null;
}

interface Parts {
  readonly store: Pick<Store, 'query' | 'db'>;
  /** ms of a clock that never goes back. */
  readonly clock: () => number;
}

/** Lists of a principal's jobs, by any filter, at a cost that does not grow with the jobs there are. */
export class JobList {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * @param limit how many rows a page has at most. A search for text that hardly matches where a filter does looks at
   * so many jobs a page: the page may then be shorter, or empty, and `next` says where to go on.
   * @param below only jobs with a smaller number.
   */
  async page(principal: Principal, filter: JobFilter, limit: number, below?: number): Promise<JobPage> {
    const range = await this.#range(filter, below);
    if (!range || range.low > range.high) return { rows: [], next: null };
    const pairs = await this.#pairs(principal, filter);
    const newest = (within: NumberRange, count: number) => this.#newest(principal, filter, pairs, within, count);
    const found =
      filter.text === undefined
        ? { numbers: await newest(range, limit + 1) }
        : await new TitleSearch({ ...this.#parts, newest }).find(principal.id, filter, filter.text, range, limit + 1);
    const shown = found.numbers.slice(0, limit);
    return { rows: await this.#rows(shown), next: nextOf(found, shown) };
  }

  /** How many jobs are in each status; the statuses and the text of the filter say nothing here. */
  async counts(principal: Principal, { kind, strategy, from, to }: JobFilter): Promise<JobCounts> {
    const counts = noCounts();
    const range = await this.#range({ from, to });
    if (!range) return counts;
    const pairs = await this.#pairs(principal, { kind, strategy, status: STATUSES });
    for (const statement of countStatements(principal.id, { from, to }, pairs ?? [], range)) {
      for (const [name, number] of await this.#parts.store.query(statement)) {
        const status = STATUSES.find((one) => one === name);
        if (status) counts[status] += Number(number);
      }
    }
    return counts;
  }

  async #range({ from, to }: JobFilter, below = Number.MAX_SAFE_INTEGER): Promise<NumberRange | undefined> {
    if (from === undefined && to === undefined) return { low: 0, high: below - 1 };
    const [range] = await this.#parts.store.query(spanRange(from ?? 0, to ?? Number.MAX_SAFE_INTEGER));
    const [low, high] = range ?? [];
    if (typeof low !== 'number' || typeof high !== 'number') return undefined;
    return { low, high: Math.min(high, below - 1) };
  }

  async #pairs({ id }: Principal, { status, kind, strategy }: JobFilter): Promise<FacetPair[] | undefined> {
    if (status === undefined && kind === undefined && strategy === undefined) return undefined;
    if (kind !== undefined && strategy !== undefined) return [{ kind, strategy }];
    const rows = await this.#parts.store.query(facetPairs(id));
    const all = rows.map((row) => ({ kind: String(row[0]), strategy: String(row[1]) }));
    return all.filter(
      (pair) => (kind === undefined || pair.kind === kind) && (strategy === undefined || pair.strategy === strategy),
    );
  }

  async #newest(
    { id }: Principal,
    filter: JobFilter,
    pairs: readonly FacetPair[] | undefined,
    range: NumberRange,
    count: number,
  ): Promise<number[]> {
    const numbers: number[] = [];
    for (const statement of facetNumbers(id, filter, pairs, range, count)) {
      for (const [number] of await this.#parts.store.query(statement)) numbers.push(Number(number));
    }
    return numbers.sort((a, b) => b - a).slice(0, count);
  }

  async #rows(numbers: readonly number[]): Promise<JobRow[]> {
    if (numbers.length === 0) return [];
    return this.#parts.store.db
      .select()
      .from(jobs)
      .where(inArray(jobs.number, [...numbers]))
      .orderBy(desc(jobs.number));
  }
}

function nextOf({ numbers, below }: FoundJobs, shown: readonly number[]): number | null {
  if (numbers.length > shown.length) return shown.at(-1) ?? null;
  return below ?? null;
}
