import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { useTitle } from '../parts/use-title.ts';
import { byDay } from './by-day.ts';
import { useJobs } from './job-list.ts';
import { JobRow } from './job-row.tsx';

const FILTERS = [
  ['', 'All'],
  ['queued,running,pausing,paused,cancelling', 'Open'],
  ['awaiting_input', 'Needs you'],
  ['completed', 'Finished'],
  ['failed', 'Failed'],
  ['cancelled', 'Cancelled'],
] as const;
const SINCE = [
  [0, 'any time'],
  [1, 'today'],
  [7, '7 days'],
  [30, '30 days'],
] as const;
const DAY_MS = 24 * 3_600_000;

/** Every job: what needs somebody first, then the newest. */
export function JobsPage() {
  useTitle('Jobs');
  const [text, setText] = useState('');
  const [status, setStatus] = useState('');
  const [days, setDays] = useState(0);
  const from = days === 0 ? '' : new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const { jobs, error, more, again } = useJobs({ text, status, from });
  const filtered = text !== '' || status !== '' || days !== 0;
  return (
    <div class="page jobs">
      <div class="page-head">
        <h1 class="jobs-title">Jobs</h1>
        <label class="search-box">
          <span class="unseen">Search titles</span>
          <Icon name="search" />
          <input
            id="search"
            class="input"
            type="search"
            placeholder="Search titles"
            value={text}
            onInput={({ currentTarget }) => setText(currentTarget.value)}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
        <a class="button primary" href="#/">
          <Icon name="plus" size={16} /> New <kbd aria-hidden="true">N</kbd>
        </a>
      </div>
      <div class="job-filters">
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
        <label class="small quiet since">
          Since:{' '}
          <select
            class="quiet-select"
            value={days}
            onChange={({ currentTarget }) => setDays(Number(currentTarget.value))}
          >
            {SINCE.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      {error && !jobs ? (
        <NotLoaded title="The list of jobs did not load" error={error} safe="Your jobs go on." again={again} />
      ) : null}
      {error && jobs ? (
        <p class="notice bad small" role="alert">
          <Icon name="warn" />
          <span>The list is not up to date: {error.message} It is tried again by itself.</span>
        </p>
      ) : null}
      {!jobs && !error ? <Loading title="the jobs" /> : null}
      {jobs?.length === 0 ? <Nothing filtered={filtered} /> : null}
      {byDay(jobs ?? [], new Date()).map((day) => (
        <section key={day.name} aria-label={day.name}>
          <h2 class="day-name caption">{day.name}</h2>
          <ol class="job-rows">
            {day.jobs.map((job) => (
              <JobRow key={job.id} job={job} />
            ))}
          </ol>
        </section>
      ))}
      {more ? (
        <button type="button" class="button" onClick={more}>
          Show more
        </button>
      ) : null}
    </div>
  );
}

function Nothing({ filtered }: { readonly filtered: boolean }) {
  return (
    <div class="nothing">
      <h2 class="page-title">{filtered ? 'Nothing fits' : 'Nothing here yet'}</h2>
      <p class="quiet">
        {filtered
          ? 'No job has this title, status and time.'
          : 'Paste a text and watch it being redrafted. The sample takes less than a minute.'}
      </p>
      {filtered ? null : (
        <a class="button primary" href="#/">
          New redraft <kbd aria-hidden="true">N</kbd>
        </a>
      )}
    </div>
  );
}
