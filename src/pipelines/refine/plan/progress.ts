import type { JobState } from '../../../protocol/fold/state.ts';
import { weightOf } from './pace.ts';
import { type DuePass, openBlocks, planOf } from './plan.ts';
import type { RefineRun } from '../refine-run.ts';

/** The share of the text after which its pace says something. */
const KNOWN = 0.05;
/** And so many ms. */
const SETTLED_MS = 1_000;
/** And so often the time until the first block: an engine may have many in hand, and says much at once. */
const SETTLED_FIRSTS = 2;
/** What the passes before this one took counts as much as this share of it, and so many ms at least. */
const TRUST = 0.25;
const TRUST_MS = 1_000;

/** What of a run tells how it goes. */
export type MeasuredRun = Pick<RefineRun, 'state' | 'clock' | 'tell' | 'strategy'> & {
  readonly engine: Pick<RefineRun['engine'], 'name'>;
};

/** How far the job is and how long it will still take, told at most ten times a second. */
export class Progress {
  readonly #run: MeasuredRun;
  readonly #pass: DuePass;
  readonly #chars: number;
  readonly #atStart: number;
  readonly #began: number;
  /** ms a character by the passes that are done; undefined while there are none. */
  readonly #expected: number | undefined;
  /** The pace is measured from the first block on: until then an engine gets ready. */
  #first: { readonly at: number; readonly done: number } | undefined;
  #told = Number.NEGATIVE_INFINITY;

  constructor(run: MeasuredRun, pass: DuePass) {
    this.#run = run;
    this.#pass = pass;
    this.#chars = chars(run.state().blocks);
    this.#atStart = chars(openBlocks(run.state(), pass.pass));
    this.#began = run.clock();
    this.#expected = this.#paceBefore(run.state());
  }

  tell(): void {
    const now = this.#run.clock();
    if (now - this.#told < 100) return;
    this.#told = now;
    const { pass, of } = this.#pass;
    const left = chars(openBlocks(this.#run.state(), pass));
    const first = (this.#first ??= { at: now, done: this.#atStart - left });
    const pace = this.#pace(this.#atStart - left - first.done, now - first.at, first.at - this.#began);
    const fraction = this.#chars === 0 ? 1 : (pass - left / this.#chars) / of;
    const eta = pace === undefined ? null : Math.round(pace * (left + this.#chars * this.#later()));
    this.#run.tell({ type: 'progress', data: { pass, fraction: Math.min(1, Math.max(0, fraction)), eta_ms: eta } });
  }

  /**
   * @param elapsed ms in which so many characters were done
   * @param ready ms that went before
   * @returns ms a character; undefined where it would be a guess
   */
  #pace(done: number, elapsed: number, ready: number): number | undefined {
    const expected = this.#expected;
    if (expected !== undefined) {
      const trusted = Math.max(TRUST_MS, expected * this.#chars * TRUST);
      return (elapsed + trusted) / (done + trusted / expected);
    }
    const settled = elapsed >= Math.max(SETTLED_MS, ready * SETTLED_FIRSTS);
    return settled && done >= this.#chars * KNOWN ? elapsed / done : undefined;
  }

  /** How often this pass would be gone through in the time of those that follow. */
  #later(): number {
    const { pass } = this.#pass;
    const { passes } = planOf(this.#run.strategy, this.#run.state());
    const following = passes.filter((one) => one.pass > pass);
    return following.reduce((sum, { name }) => sum + this.#weight(name), 0) / this.#weight(this.#pass.name);
  }

  #paceBefore({ passes }: JobState): number | undefined {
    const done = passes.filter(({ pass, skipped, elapsed_ms: ms }) => pass < this.#pass.pass && !skipped && ms);
    const ms = done.reduce((sum, { elapsed_ms: one = 0 }) => sum + one, 0);
    const gone = done.reduce((sum, { name }) => sum + this.#weight(name), 0) * this.#chars;
    return gone > 0 ? (ms / gone) * this.#weight(this.#pass.name) : undefined;
  }

  #weight(pass: string): number {
    return weightOf(pass, this.#run.engine.name);
  }
}

function chars(blocks: readonly { readonly text: string }[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
