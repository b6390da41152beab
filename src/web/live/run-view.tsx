import { isTerminal } from '../../protocol/status.ts';
import type { LiveJob } from '../use-job.ts';
import { Controls } from './controls.tsx';
import { EndedControls } from './ended-controls.tsx';
import { Figures, ReadabilityTable } from './figures.tsx';
import { LiveDocument } from './live-document.tsx';
import { PassTrack } from './pass-track.tsx';
import { Steer } from './steer.tsx';

/** A job as it happens: the machine on the left, the document, the conversation on the right. */
export function RunView({ live }: { readonly live: LiveJob }) {
  const { job, state } = live;
  return (
    <>
      <aside class="machine" aria-label="Progress">
        <Figures live={live} />
        <PassTrack state={state} progress={live.progress} />
        <ReadabilityTable state={state} />
      </aside>
      <section class="machine-controls" aria-label="Controls">
        {isTerminal(state.status) ? <EndedControls id={job.id} /> : <Controls job={job} state={state} />}
      </section>
      <LiveDocument live={live} />
      <Steer job={job} state={state} />
    </>
  );
}
