import type { JobPage } from '../../client/answers/job-list.ts';
import { type JobStatus, STATUSES } from '../../protocol/status.ts';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { useKeptScroll } from '../parts/use-kept-scroll.ts';
import { useRemembered } from '../parts/use-remembered.ts';
import { useTitle } from '../parts/use-title.ts';
import { keepSample } from '../parts/drafts/use-drafts.ts';
import { byDay } from './by-day.ts';
import { useJobs } from '../parts/jobs/job-list.ts';
import { JobRow } from '../parts/jobs/job-row.tsx';

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
/** The server counts no further; of one kind and strategy. */
const MOST_COUNTED = 1_000;
const DAY_MS = 24 * 3_600_000;

/** Every job: what needs somebody first, then the newest. */
export function JobsPage() {
  useTitle('Jobs');
  useKeptScroll('jobs');
  const [text, setText] = useRemembered('jobs text', '');
  const [status, setStatus] = useRemembered('jobs status', '');
  const [days, setDays] = useRemembered('jobs days', 0);
  const from = days === 0 ? '' : new Date(Date.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
  const { rows, counts, error, more, again } = useJobs({ text, status, from });
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
              <span>
                {name} {counts && text === '' ? <span class="quiet">{countOf(counts, value)}</span> : null}
              </span>
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
      {error && !rows ? (
        <NotLoaded title="The list of jobs did not load" error={error} safe="Your jobs go on." again={again} />
      ) : null}
      {error && rows ? (
        <p class="notice bad small" role="alert">
          <Icon name="warn" />
          <span>The list is not up to date: {error.message} It is tried again by itself.</span>
        </p>
      ) : null}
      {!rows && !error ? <Loading title="the jobs" /> : null}
      {rows?.length === 0 ? <Nothing filtered={filtered} /> : null}
      {byDay(rows ?? [], new Date()).map((day) => (
        <section key={day.name} aria-label={day.name}>
          <h2 class="day-name caption">{day.name}</h2>
          <ol class="job-rows">
            {day.rows.map((row) => (
              <JobRow key={row.job.id} row={row} />
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
        <p class="state-actions">
          <a class="button primary" href="#/">
            New redraft <kbd aria-hidden="true">N</kbd>
          </a>
          <a class="button" href="#/" onClick={keepSample}>
            Try a sample
          </a>
        </p>
      )}
    </div>
  );
}

function countOf(counts: NonNullable<JobPage['counts']>, filter: string): string {
  const wanted: readonly JobStatus[] =
    filter === '' ? STATUSES : STATUSES.filter((status) => filter.split(',').includes(status));
  const count = wanted.reduce((sum, status) => sum + counts[status], 0);
  return wanted.some((status) => counts[status] >= MOST_COUNTED)
    ? `${count.toLocaleString('en')}+`
    : count.toLocaleString('en');
}
