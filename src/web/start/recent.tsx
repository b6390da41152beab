import { useState } from 'preact/hooks';
import { useJobs } from '../parts/jobs/job-list.ts';
import { JobRow } from '../parts/jobs/job-row.tsx';

const SHOWN = 3;

/** The newest jobs, to come back to. */
export function Recent() {
  const [filter] = useState({ text: '', status: '', from: '' });
  const { rows } = useJobs(filter);
  if (!rows || rows.length === 0) return null;
  return (
    <section class="recent" aria-label="Recent">
      <p class="recent-head">
        <strong>Recent</strong> <a href="#/jobs">All jobs</a>
      </p>
      <ol class="job-rows">
        {rows.slice(0, SHOWN).map((row) => (
          <JobRow key={row.job.id} row={row} brief />
        ))}
      </ol>
    </section>
  );
}
