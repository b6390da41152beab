import { isTerminal } from '../../protocol/status.ts';
import { SteerForm } from '../parts/steer/steer-form.tsx';
import { type Modes, useSteering } from '../parts/steer/use-steering.ts';
import type { LiveJob } from '../use-job.ts';
import { Gate } from './gate.tsx';
import type { Tally } from './tally.ts';
import { Told } from './told.tsx';

const MODES: Modes = [
  ['steer', 'From the next block'],
  ['queue', 'From the next pass'],
  ['interrupt', 'Redo this pass'],
];

const SUGGESTIONS = ['Keep British spelling', 'Only suggest from here on', 'Stop after this pass'];

interface SteerProps extends Pick<LiveJob, 'job' | 'state'> {
  readonly tallies: ReadonlyMap<number, Tally>;
}

/** Says what should change, and shows what was understood. */
export function Steer({ job, state, tallies }: SteerProps) {
  const ended = isTerminal(state.status);
  const steering = useSteering({ job, state }, MODES);
  const write = (words: string) => {
    steering.setText(words);
    document.querySelector<HTMLElement>('#steer')?.focus();
  };
  return (
    <section class="steer" aria-label="Steer">
      <div class="steer-head">
        <h2 class="panel-title">{ended ? 'What was said' : 'Steer'}</h2>
        {ended ? null : <span class="caption">Everyone watching sees this</span>}
      </div>
      <Told state={state} tallies={tallies} sending={steering.sending} onExample={ended ? undefined : write} />
      <Gate job={job} state={state} />
      <SteerForm steering={steering} status={state.status} suggestions={SUGGESTIONS} />
    </section>
  );
}
