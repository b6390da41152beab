import { useState } from 'preact/hooks';
import { STATUS_WORDS } from '../live/words.ts';
import { Icon } from '../parts/icon.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { hrefOf } from '../place.ts';
import { type ListedJob, useJobs } from './job-list.ts';

const FILTERS = [
  ['', 'All'],
  ['running', 'Running'],
  ['awaiting_input', 'Waiting for you'],
  ['paused', 'Paused'],
  ['completed', 'Finished'],
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
] as const;

/** Every job, what needs somebody first. */
export function JobsPage() {
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const { jobs, error, more } = useJobs({ text, status });
  return (
    <div class="page jobs">
      <div class="page-head">
        <h1 class="page-title">Jobs</h1>
        <a class="button primary" href="#/">
          New redraft
        </a>
      </div>
      <div class="job-filters">
        <label class="unseen" for="search">
          Search titles
        </label>
        <input
          id="search"
          class="input"
          type="search"
          placeholder="Search titles"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <fieldset class="chips">
          <legend class="unseen">Status</legend>
          {FILTERS.map(([value, name]) => (
            <label key={value} class="chip">
              <input
                class="unseen"
                type="radio"
                name="status"
                checked={value === status}
                onChange={() => setStatus(value)}
              />
              {name}
            </label>
          ))}
        </fieldset>
      </div>
      {error ? (
        <p class="notice bad" role="alert">
          <Icon name="warn" />
          <span>The list did not load: {error.message} It is tried again by itself.</span>
        </p>
      ) : null}
      {jobs?.length === 0 ? <Nothing filtered={text !== '' || status !== ''} /> : null}
      {jobs && jobs.length > 0 ? (
        <ol class="job-rows">
          {needed(jobs).map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
        </ol>
      ) : null}
      {more ? (
        <button type="button" class="button" onClick={more}>
          Show more
        </button>
      ) : null}
    </div>
  );
}

/** Those that wait for somebody before the others; otherwise as they came. */
function needed(jobs: readonly ListedJob[]): readonly ListedJob[] {
  const waits = ({ status }: ListedJob) => status === 'awaiting_input';
  return [...jobs.filter(waits), ...jobs.filter((job) => !waits(job))];
}

export function JobRow({ job }: { readonly job: ListedJob }) {
  return (
    <li>
      <a class="job-row" href={hrefOf({ at: 'job', id: job.id, view: 'run' })}>
        <StatusMark status={job.status} />
        <span class="job-row-title">{job.title}</span>
        <span class="small quiet">{STATUS_WORDS[job.status]}</span>
        <span class="small quiet strategy-word">{job.strategy.replaceAll('-', ' ')}</span>
        <time class="small quiet" dateTime={new Date(job.created_at).toISOString()}>
          {when(job.created_at)}
        </time>
      </a>
    </li>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return (
    <div class="nothing">
      <h2 class="page-title">{filtered ? 'Nothing fits' : 'Nothing here yet'}</h2>
      <p class="quiet">
        {filtered
          ? 'No job has this title and status.'
          : 'Paste a text and watch it being redrafted. The sample takes less than a minute.'}
      </p>
      {filtered ? null : (
        <a class="button primary" href="#/">
          New redraft
        </a>
      )}
    </div>
  );
}

function when(ms: number): string {
  const date = new Date(ms);
  const today = new Date().toDateString() === date.toDateString();
  return today
    ? date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' });
}
