import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { isTerminal } from '../../../protocol/status.ts';
import type { LiveJob } from '../../use-job.ts';
import { Icon } from '../icon.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { useFocused } from '../use-focused.ts';
import { useCommands } from './use-commands.ts';

interface ControlsProps extends Pick<LiveJob, 'job' | 'state'> {
  /** Stands in their place when the job has ended. */
  readonly ended?: ComponentChildren;
  /** What the button says that cancels for good. */
  readonly cancels?: string;
}

/** Pause, go on, cancel: what the job's status takes. */
export function Controls({ job, state, ended = null, cancels = 'Cancel the job' }: ControlsProps) {
  const { say, refused } = useCommands(state.status);
  return (
    <>
      {isTerminal(state.status) ? ended : <Running job={job} state={state} say={say} cancels={cancels} />}
      {refused === undefined ? null : (
        <p class="small bad refused" role="alert">
          {refused}
        </p>
      )}
    </>
  );
}

interface RunningProps extends Pick<LiveJob, 'job' | 'state'> {
  readonly cancels: string;
  readonly say: (what: string, command: () => Promise<unknown>) => void;
}

/** Cancel asks once. A pause finishes the paragraph, unless somebody does not want to wait for that. */
function Running({ job, state, say, cancels }: RunningProps) {
  const [asking, setAsking] = useState(false);
  const focused = useFocused();
  const { status, reason } = state;
  const held = status === 'paused' || status === 'pausing';
  const still = status === 'awaiting_input' || status === 'cancelling';
  const finishes = status === 'pausing' && reason !== 'now';
  const toggle = () => (held ? say('Not resumed', () => job.resume()) : say('Not paused', () => job.pause()));
  const pauseNow = () => say('Not paused', () => job.pause('now'));
  const cancel = () => {
    setAsking(false);
    say('Not cancelled', () => job.cancel());
  };
  useKeys({
    p: () => {
      if (!still) toggle();
    },
    'shift+p': () => {
      if (!still && status !== 'paused') pauseNow();
    },
  });
  return (
    <div class={`controls${asking ? ' asking' : ''}`}>
      {asking ? (
        <>
          <button type="button" class="button danger" onClick={cancel}>
            {cancels}
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
          <button type="button" class="button" disabled={status === 'cancelling'} onClick={() => setAsking(true)}>
            Cancel
          </button>
        </>
      )}
      {finishes && !asking ? (
        <p class="caption pausing-note" role="status">
          <span>What is being worked on is finished first. </span>
          <button type="button" class="button plain" onClick={pauseNow}>
            Pause now
          </button>
        </p>
      ) : (
        <p class="caption keeps-note">Cancelling keeps every finished paragraph.</p>
      )}
    </div>
  );
}
