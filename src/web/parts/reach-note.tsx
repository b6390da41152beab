import { useEffect, useState } from 'preact/hooks';
import { Spinner } from './icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { awayWords } from './reach-words.ts';
import { clockTime, counted, seconds } from './words.ts';

const TICK_MS = 500;
/** A shorter way to go is gone before it could be read. */
const WORTH_SAYING = 20;

/** Cut off: since when, what goes on all the same, and when the line is tried again. Back: how much is still missing. */
export function ReachNote({ live }: { readonly live: LiveJob }) {
  const { reach, asOf } = live;
  if (reach.status === 'catching_up') return <CatchingUp live={live} />;
  const away = reach.status === 'waiting' || (reach.status === 'connecting' && asOf !== undefined);
  return away ? <Away live={live} /> : null;
}

function Away({ live: { job, reach, asOf } }: { readonly live: LiveJob }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, (reach.nextAt ?? now) - now);
  return (
    <div class="reach-note" role="status">
      <p class="reach-line">
        <span class="reach-dot" aria-hidden="true" />
        <strong>{awayWords()}</strong>
        <span class="quiet next-try" aria-hidden="true">
          {left > 0 ? `Next try in ${seconds(left)}` : 'Trying'}
        </span>
        <button type="button" class="button plain" onClick={() => job.probe(0)}>
          Now
        </button>
      </p>
      <p class="small quiet">
        {asOf === undefined ? null : `You see it as of ${clockTime(asOf, true)}. `}
        {navigator.onLine
          ? 'What is finished is kept; what was being written may be begun again. A note that you send goes out when the server is back.'
          : 'The job goes on without you; a note that you send is kept until the line is back.'}
      </p>
    </div>
  );
}

function CatchingUp({ live: { reach, state } }: { readonly live: LiveJob }) {
  const [from] = useState(state.seq);
  const [of, done] = [(reach.head ?? 0) - from, state.seq - from];
  if (of < WORTH_SAYING || from === 0) return null;
  return (
    <div class="reach-note" role="status">
      <p class="reach-line">
        <Spinner />
        <strong>Catching up</strong>
        <span class="quiet" aria-hidden="true">
          {done.toLocaleString('en')} of {counted(of, 'step')}
        </span>
      </p>
      <p class="small quiet">Everything you missed arrives in order, nothing twice.</p>
    </div>
  );
}
