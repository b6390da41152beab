import { type DuePass, openBlocks } from './plan.ts';
import type { RefineRun } from './refine-run.ts';

/** The share of the text after which its pace says something. */
const KNOWN = 0.02;

/** How far the job is and how long it will still take, told at most ten times a second. */
export class Progress {
  readonly #run: RefineRun;
  readonly #pass: DuePass;
  readonly #chars: number;
  readonly #atStart: number;
  readonly #began: number;
  #told = Number.NEGATIVE_INFINITY;

  constructor(run: RefineRun, pass: DuePass) {
    this.#run = run;
    this.#pass = pass;
    this.#chars = chars(run.state().blocks);
    this.#atStart = chars(openBlocks(run.state(), pass.pass));
    this.#began = run.clock();
  }

  tell(): void {
    const now = this.#run.clock();
    if (now - this.#told < 100) return;
    this.#told = now;
    const { pass, of } = this.#pass;
    const left = chars(openBlocks(this.#run.state(), pass));
    const done = this.#atStart - left;
    const later = (of - pass) * this.#chars;
    const fraction = this.#chars === 0 ? 1 : (pass - left / this.#chars) / of;
    const eta = done >= this.#chars * KNOWN ? Math.round(((now - this.#began) / done) * (left + later)) : null;
    this.#run.tell({ type: 'progress', data: { pass, fraction: Math.min(1, Math.max(0, fraction)), eta_ms: eta } });
  }
}

function chars(blocks: readonly { readonly text: string }[]): number {
  return blocks.reduce((sum, { text }) => sum + text.length, 0);
}
