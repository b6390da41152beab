import { useEffect, useState } from 'preact/hooks';
import type { LiveJob } from '../use-job.ts';
import { clockTime, seconds } from './words.ts';

const TICK_MS = 500;

/** Cut off: since when, what goes on all the same, and when the line is tried again. */
export function ReachNote({ live: { job, reach, asOf } }: { readonly live: LiveJob }) {
  const [now, setNow] = useState(Date.now());
  const away = reach.status === 'waiting' || (reach.status === 'connecting' && asOf !== undefined);
  useEffect(() => {
    if (!away) return undefined;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [away]);
  if (!away) return null;
  const left = Math.max(0, (reach.nextAt ?? now) - now);
  return (
    <div class="reach-note" role="status">
      <p class="reach-line">
        <span class="reach-dot" aria-hidden="true" />
        <strong>Offline</strong>
        <span class="quiet" aria-hidden="true">
          {left > 0 ? `Next try in ${seconds(left)}` : 'Trying'}
        </span>
        <button type="button" class="button plain" onClick={() => job.probe(0)}>
          Now
        </button>
      </p>
      <p class="small quiet">
        {asOf === undefined ? null : `You see the document as of ${clockTime(asOf, true)}. `}
        The job goes on without you; a note that you send is kept until the line is back.
      </p>
    </div>
  );
}
