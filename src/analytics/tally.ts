import type { ChangeFigures, Durations, Figures } from '../protocol/summary.ts';
import { Histogram } from './histogram.ts';
import type { JobRollup } from './rollup-rows.ts';

/** Adds rollups up. */
export class Tally {
  readonly #durations = new Histogram();
  #accepted = 0;
  #completed = 0;
  #failed = 0;
  #cancelled = 0;
  #applied = 0;
  #suggested = 0;
  #kept = 0;
  #rejected = 0;
  #inputTokens = 0;
  #outputTokens = 0;
  #cost = 0;

  add(row: JobRollup): void {
    this.#accepted += row.accepted;
    this.#completed += row.completed;
    this.#failed += row.failed;
    this.#cancelled += row.cancelled;
    this.#applied += row.applied;
    this.#suggested += row.suggested;
    this.#kept += row.kept;
    this.#rejected += row.rejected;
    this.#inputTokens += row.inputTokens;
    this.#outputTokens += row.outputTokens;
    this.#cost += row.cost;
    for (const counts of [row.completedMs, row.failedMs, row.cancelledMs]) this.#durations.addAll(counts);
  }

  get jobs(): Figures['jobs'] {
    const [completed, failed, cancelled] = [this.#completed, this.#failed, this.#cancelled];
    const open = this.#accepted - completed - failed - cancelled;
    return { accepted: this.#accepted, open, completed, failed, cancelled };
  }

  get figures(): Figures {
    return {
      jobs: this.jobs,
      durations: durationsOf(this.#durations),
      changes: changeFigures({
        applied: this.#applied,
        suggested: this.#suggested,
        kept: this.#kept,
        rejected: this.#rejected,
      }),
      usage: {
        input_tokens: this.#inputTokens,
        output_tokens: this.#outputTokens,
        cost_usd: this.#cost / 1_000_000,
      },
    };
  }
}

/** What a histogram of durations comes to. */
export function durationsOf(histogram: Histogram): Durations {
  return { jobs: histogram.total, p50_ms: histogram.quantile(0.5), p95_ms: histogram.quantile(0.95) };
}

/** The figures of counted changes, with the share that was accepted. */
export function changeFigures(
  counts: Readonly<Record<'applied' | 'suggested' | 'kept' | 'rejected', number>>,
): ChangeFigures {
  const { applied, suggested, kept, rejected } = counts;
  const decided = kept + rejected;
  return { applied, suggested, accepted: kept, rejected, acceptance_rate: decided === 0 ? null : kept / decided };
}
