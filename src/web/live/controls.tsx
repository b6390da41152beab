import { useState } from 'preact/hooks';
import { isTerminal } from '../../protocol/status.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useFocused } from '../parts/use-focused.ts';
import { Icon } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { EndedControls } from './ended-controls.tsx';
import { useCommands } from './use-commands.ts';

/** Pause, go on, cancel: what the job's status takes; of an ended one, what can be done with it. */
export function Controls({ job, state }: Pick<LiveJob, 'job' | 'state'>) {
  const { say, refused } = useCommands(state.status);
  return (
    <>
      {isTerminal(state.status) ? <EndedControls id={job.id} /> : <Running job={job} state={state} say={say} />}
      {refused === undefined ? null : (
        <p class="small bad refused" role="alert">
          {refused}
        </p>
      )}
    </>
  );
}

interface RunningProps extends Pick<LiveJob, 'job' | 'state'> {
  readonly say: (what: string, command: () => Promise<unknown>) => void;
}

/** Cancel asks once. */
function Running({ job, state, say }: RunningProps) {
  const [asking, setAsking] = useState(false);
  const focused = useFocused();
  const held = state.status === 'paused' || state.status === 'pausing';
  const still = state.status === 'awaiting_input' || state.status === 'cancelling';
  const toggle = () => (held ? say('Not resumed', () => job.resume()) : say('Not paused', () => job.pause()));
  const cancel = () => {
    setAsking(false);
    say('Not cancelled', () => job.cancel());
  };
  useKeys({
    p: () => {
      if (!still) toggle();
    },
  });
  return (
    <div class={`controls${asking ? ' asking' : ''}`}>
      {asking ? (
        <>
          <button type="button" class="button danger" onClick={cancel}>
            Cancel the job
          </button>
          <button ref={focused} type="button" class="button" onClick={() => setAsking(false)}>
            Keep going
          </button>
        </>
      ) : (
        <>
          <button type="button" class="button" disabled={still} onClick={toggle}>
            <Icon name={held ? 'play' : 'pause'} size={16} /> {held ? 'Resume' : 'Pause'}{' '}
            <kbd aria-hidden="true">P</kbd>
          </button>
          <button type="button" class="button" disabled={state.status === 'cancelling'} onClick={() => setAsking(true)}>
            Cancel
          </button>
        </>
      )}
      <p class="caption">Cancelling keeps every finished paragraph.</p>
    </div>
  );
}
