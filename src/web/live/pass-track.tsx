import type { PassState } from '../../protocol/state.ts';
import { Icon, Spinner } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { seconds } from './words.ts';

/** The passes as a track: what is done, what is under way, what waits. */
export function PassTrack({ state, progress }: Pick<LiveJob, 'state' | 'progress'>) {
  return (
    <ol class="track">
      {state.passes.map((pass) => {
        const share = state.blocks.length === 0 ? 0 : pass.completed / state.blocks.length;
        return (
          <li key={pass.pass} class={`track-pass ${pass.status}`}>
            <span class="track-mark">{markOf(pass)}</span>
            <span class="track-name">{titled(pass.name)}</span>
            <span class="small quiet">{saidOf(pass, state.blocks.length)}</span>
            {pass.status === 'running' ? (
              <span
                class="bar"
                role="progressbar"
                aria-label={`Progress of ${pass.name}`}
                aria-valuenow={Math.round(share * 100)}
                aria-valuemin={0}
                aria-valuemax={100}
              >
                <span style={{ transform: `scaleX(${share})` }} />
              </span>
            ) : null}
          </li>
        );
      })}
      {progress?.eta_ms ? <li class="unseen">About {seconds(progress.eta_ms)} left</li> : null}
    </ol>
  );
}

function markOf({ status }: PassState) {
  if (status === 'complete') return <Icon name="tick" size={14} />;
  return status === 'running' ? <Spinner size={18} /> : null;
}

function saidOf({ status, changes, completed, elapsed_ms }: PassState, blocks: number): string {
  if (status === 'planned') return 'Waiting';
  const count = `${changes} ${changes === 1 ? 'change' : 'changes'}`;
  if (status === 'running') return `${count}, block ${Math.min(completed + 1, blocks)} of ${blocks}`;
  return elapsed_ms === undefined ? count : `${count} in ${seconds(elapsed_ms)}`;
}

export function titled(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}
