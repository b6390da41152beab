import { useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { useKeys } from '../keys/use-keys.ts';
import { useFocused } from '../parts/use-focused.ts';
import { Icon } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';

/** Pause, go on, cancel: what the job's status takes. Cancel asks once. */
export function Controls({ job, state }: Pick<LiveJob, 'job' | 'state'>) {
  const [asking, setAsking] = useState(false);
  const focused = useFocused();
  const [refused, setRefused] = useState<string>();
  const say = (command: () => Promise<unknown>) => () => {
    setRefused(undefined);
    setAsking(false);
    command().catch((error: unknown) => {
      if (!(error instanceof RedraftError)) throw error;
      setRefused(error.message);
    });
  };
  const held = state.status === 'paused' || state.status === 'pausing';
  const still = state.status === 'awaiting_input' || state.status === 'cancelling';
  const toggle = say(() => (held ? job.resume() : job.pause()));
  useKeys({
    p: () => {
      if (!still) toggle();
    },
  });
  return (
    <div class={`controls${asking ? ' asking' : ''}`}>
      {asking ? (
        <>
          <button type="button" class="button danger" onClick={say(() => job.cancel())}>
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
      {refused ? (
        <p class="small" role="alert">
          {refused}
        </p>
      ) : null}
    </div>
  );
}
