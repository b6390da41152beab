import { Fragment } from 'preact';
import type { PassState } from '../../protocol/fold/state.ts';
import { Icon, Spinner } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { NONE, type Tally, tallyParts } from './tally.ts';
import { seconds, titled } from '../parts/words.ts';

interface PassTrackProps extends Pick<LiveJob, 'state' | 'progress'> {
  readonly tallies: ReadonlyMap<number, Tally>;
}

/** The passes as a track: what is done, what is under way, what waits. */
export function PassTrack({ state, progress, tallies }: PassTrackProps) {
  const stopped = state.end?.type === 'error' ? 'failed' : state.end?.type === 'cancelled' ? 'cancelled' : undefined;
  return (
    <ol class="track">
      {state.passes.map((pass) => {
        const share = state.blocks.length === 0 ? 0 : pass.completed / state.blocks.length;
        return (
          <li key={pass.pass} class={`track-pass ${stopped && pass.status === 'running' ? stopped : pass.status}`}>
            <span class="track-mark">{markOf(pass, stopped)}</span>
            <span class="track-name">
              {titled(pass.name)}
              {pass.status === 'running' ? <span class="track-share">, {Math.round(share * 100)} %</span> : null}
            </span>
            <span class="small quiet">
              {saidOf(pass, tallies.get(pass.pass) ?? NONE, state.blocks.length).map((words, index, { length }) => (
                <Fragment key={index}>
                  <span class="whole">
                    {words}
                    {index < length - 1 ? ',' : ''}
                  </span>{' '}
                </Fragment>
              ))}
            </span>
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
      {progress?.eta_ms && !state.end ? <li class="unseen">About {seconds(progress.eta_ms)} left</li> : null}
    </ol>
  );
}

function markOf({ status }: PassState, stopped: 'failed' | 'cancelled' | undefined) {
  if (status === 'running' && stopped) return <Icon name={stopped === 'failed' ? 'warn' : 'slash'} size={18} />;
  if (status === 'complete') return <Icon name="tick" size={14} />;
  return status === 'running' ? <Spinner size={18} /> : null;
}

function saidOf({ status, completed, elapsed_ms: ms, skipped }: PassState, tally: Tally, blocks: number): string[] {
  if (skipped) return ['Skipped'];
  if (status === 'planned') return ['Waiting'];
  const count = tallyParts(tally);
  if (status === 'running') return [...count, `block ${Math.min(completed + 1, blocks)} of ${blocks}`];
  return ms === undefined ? count : [...count.slice(0, -1), `${count.at(-1)} in ${seconds(ms)}`];
}
