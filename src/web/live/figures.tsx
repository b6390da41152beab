import { progressOf } from '../../protocol/fold/progress.ts';
import { isTerminal } from '../../protocol/status.ts';
import type { LiveJob } from '../use-job.ts';
import { seconds, STATUS_WORDS } from '../parts/words.ts';

/** How far the pass that runs has come, and how long it will take. */
export function Figures({ live: { state, progress } }: { readonly live: LiveJob }) {
  if (state.seq === 0) return <div class="figures-now" />;
  const { pass, of } = progressOf(state);
  if (isTerminal(state.status) || of === 0) {
    return (
      <div class="figures-now">
        <p class="figure">{STATUS_WORDS[state.status]}</p>
        <p class="small quiet">
          {state.end ? `After ${seconds(state.end.elapsed_ms)}` : 'The engine is getting ready.'}
        </p>
      </div>
    );
  }
  const running = state.passes.find(({ status }) => status === 'running');
  const share = running ? running.completed / Math.max(1, state.blocks.length) : pass > 0 ? 1 : 0;
  const eta = progress?.eta_ms ?? null;
  return (
    <div class="figures-now">
      <p class="figure">
        {Math.round(share * 100)} % <span>of pass {pass}</span>
      </p>
      <p class="small quiet">
        {state.status !== 'running'
          ? STATUS_WORDS[state.status]
          : eta === null
            ? 'Estimating the time left'
            : `About ${seconds(eta)} left`}
      </p>
    </div>
  );
}
