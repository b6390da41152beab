/**
 * A quantile read from a histogram is at most this share away from the value that stands at its rank, or 1 ms where
 * that is more.
 */
export const RELATIVE_ERROR = 0.05;

const BASE = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
/** The last one holds everything from some 48 days on. */
const BUCKETS = 222;

/** The bucket of a duration in ms. Bucket 0 holds up to 1 ms, each next one reaches `BASE` times as far. */
export function bucketOf(ms: number): number {
  return ms <= 1 ? 0 : Math.min(BUCKETS - 1, Math.ceil(Math.log(ms) / Math.log(BASE)));
}

/** Counts of durations in buckets that are the same for everybody: two histograms add up to one. */
export class Histogram {
  readonly #counts = new Float64Array(BUCKETS);
  #total = 0;

  get total(): number {
    return this.#total;
  }

  /** @param bucket as `bucketOf` gives it. */
  add(bucket: number, count: number): void {
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + count;
    this.#total += count;
  }

  /** @param counts a bucket, its count, the next bucket, its count, and so on. */
  addAll(counts: readonly number[]): void {
    for (let at = 0; at < counts.length; at += 2) this.add(counts[at] ?? 0, counts[at + 1] ?? 0);
  }

  /**
   * ms below which a share `q` (0 to 1) of the durations lies, after the nearest rank.
   * @returns null when there are none.
   */
  quantile(q: number): number | null {
    if (this.#total === 0) return null;
    const rank = Math.max(1, Math.ceil(q * this.#total));
    let seen = 0;
    let bucket = -1;
    while (seen < rank && bucket < BUCKETS - 1) seen += this.#counts[(bucket += 1)] ?? 0;
    return middleOf(bucket);
  }
}

/** The value that is equally far, as a share, from both ends of the bucket. */
function middleOf(bucket: number): number {
  return bucket === 0 ? 1 : Math.round((2 * BASE ** bucket) / (BASE + 1));
}
