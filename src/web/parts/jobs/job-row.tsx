import { isTerminal } from '../../../protocol/status.ts';
import { StatusMark } from '../status-mark.tsx';
import { hrefOf } from '../../place.ts';
import type { Row } from './job-list.ts';
import { JobNeed } from './job-need.tsx';
import { placeOfJob } from './place-of-job.ts';
import { RowMenu } from './row-menu.tsx';
import { awaitedOf, changesWords, kindWords, noteWords, stateWords, timeWords } from './row-words.ts';

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
  const awaited = awaitedOf(row);
  return (
    <li class={`job-row${brief ? ' brief' : ''}`}>
      <StatusMark status={status} />
      <span class="job-row-name">
        <a class="job-row-title" href={hrefOf(placeOfJob(row.job))} title={title}>
          {title}
        </a>
        {brief ? null : (
          <span class="caption">
            {kindWords(row)}
            {awaited.words ? <Awaited letters={9} /> : null}
          </span>
        )}
      </span>
      <span class={`small job-row-state ${status}`}>
        <span>{stateWords(row)}</span>
        {status === 'running' && progress ? (
          <span class="bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${progress.fraction})` }} />
          </span>
        ) : brief || (note === '' && !awaited.note) ? null : (
          <span class="caption job-row-note" title={note}>
            {awaited.note ? <Awaited letters={11} /> : note}
          </span>
        )}
      </span>
      <span class="small quiet job-row-changes">
        {awaited.changes ? <Awaited letters={9} /> : brief && ended ? note : changesWords(row)}
      </span>
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

/** Keeps the room of words that are about as long. */
function Awaited({ letters }: { readonly letters: number }) {
  return <span class="awaited" style={{ width: `${letters}ch` }} />;
}
