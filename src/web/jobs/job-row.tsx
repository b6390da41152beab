import { isTerminal } from '../../protocol/status.ts';
import { StatusMark } from '../parts/status-mark.tsx';
import { hrefOf } from '../place.ts';
import type { Row } from './job-list.ts';
import { JobNeed } from './job-need.tsx';
import { placeOfJob } from './place-of-job.ts';
import { RowMenu } from './row-menu.tsx';
import { changesWords, kindWords, noteWords, stateWords, timeWords } from './row-words.ts';

interface JobRowProps {
  readonly row: Row;
  /** In one line, without what can be done about it. */
  readonly brief?: boolean;
}

/** A job in a list: what it is, how it stands, and what it needs. */
export function JobRow({ row, brief = false }: JobRowProps) {
  const { title, status } = row.job;
  const { progress } = row.figures ?? {};
  const note = noteWords(row);
  const ended = isTerminal(status);
  return (
    <li class={`job-row${brief ? ' brief' : ''}`}>
      <StatusMark status={status} />
      <span class="job-row-name">
        <a class="job-row-title" href={hrefOf(placeOfJob(row.job))} title={title}>
          {title}
        </a>
        {brief ? null : <span class="caption">{kindWords(row)}</span>}
      </span>
      <span class={`small job-row-state ${status}`}>
        <span>{stateWords(row)}</span>
        {status === 'running' && progress ? (
          <span class="bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${progress.fraction})` }} />
          </span>
        ) : brief || note === '' ? null : (
          <span class="caption job-row-note" title={note}>
            {note}
          </span>
        )}
      </span>
      <span class="small quiet job-row-changes">{brief && ended ? note : changesWords(row)}</span>
      <span class="small quiet job-row-time">{timeWords(row)}</span>
      {brief ? null : (
        <span class="job-row-need small">
          <JobNeed job={row.job} />
          {ended && status !== 'failed' ? <RowMenu job={row.job} /> : null}
        </span>
      )}
    </li>
  );
}
