import { useMemo } from 'preact/hooks';
import type { LiveJob } from '../use-job.ts';
import { Controls } from '../parts/steer/controls.tsx';
import { EndedControls } from './ended-controls.tsx';
import { ReadabilityTable } from '../parts/readability-table.tsx';
import { Figures } from './figures.tsx';
import { LiveDocument } from './live-document.tsx';
import { PassTrack } from './pass-track.tsx';
import { Steer } from './steer.tsx';
import { talliesOf, total } from './tally.ts';

/** A job as it happens: the machine on the left, the document, the conversation on the right. */
export function RunView({ live }: { readonly live: LiveJob }) {
  const { job, state } = live;
  const tallies = useMemo(() => talliesOf(state.blocks), [state.blocks]);
  return (
    <>
      <aside class="machine" aria-label="Progress">
        <Figures live={live} />
        <PassTrack state={state} progress={live.progress} tallies={tallies} />
        <ReadabilityTable state={state} />
      </aside>
      <section class="machine-controls" aria-label="Controls">
        <Controls job={job} state={state} ended={<EndedControls id={job.id} />} />
      </section>
      <LiveDocument live={live} tally={total(tallies)} />
      <Steer job={job} state={state} tallies={tallies} />
    </>
  );
}
