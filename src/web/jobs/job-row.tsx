import { useState } from 'preact/hooks';
import { uuid } from '../../client/uuid.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { clockTime, counted, seconds, STATUS_WORDS, titled } from '../live/words.ts';
import { Icon } from '../parts/icon.tsx';
import { StatusMark } from '../parts/status-mark.tsx';
import { hrefOf } from '../place.ts';
import { redraft } from '../redraft.ts';
import type { ListedJob } from './job-list.ts';

interface JobRowProps {
  readonly job: ListedJob;
  /** In one line, without what can be done about it. */
  readonly brief?: boolean;
}

/** A job in a list: what it is, how it stands, and what it needs. */
export function JobRow({ job, brief = false }: JobRowProps) {
  const { id, title, strategy, status, now } = job;
  return (
    <li class={`job-row${brief ? ' brief' : ''}`}>
      <StatusMark status={status} />
      <span class="job-row-name">
        <a class="job-row-title" href={hrefOf({ at: 'job', id, view: 'run' })}>
          {title}
        </a>
        {brief ? null : <span class="caption">{titled(strategy)}</span>}
      </span>
      <span class={`small job-row-state ${status}`}>
        <span>{stateWords(job)}</span>
        {status === 'running' && now ? (
          <span class="bar" aria-hidden="true">
            <span style={{ transform: `scaleX(${now.fraction})` }} />
          </span>
        ) : null}
      </span>
      <span class="small quiet job-row-changes">{now && now.changes > 0 ? counted(now.changes, 'change') : null}</span>
      <span class="small quiet job-row-time">{timeWords(job)}</span>
      {brief ? null : <Need job={job} />}
    </li>
  );
}

function Need({ job: { id, status } }: { readonly job: ListedJob }) {
  const [problem, setProblem] = useState<string>();
  const post = (what: 'resume' | 'retry') => async () => {
    try {
      await redraft.api.json('POST', `/v1/jobs/${id}/${what}`, undefined, {
        headers: { 'idempotency-key': uuid() },
      });
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <span class="job-row-need small">
      {problem === undefined ? null : (
        <span class="bad" role="alert">
          {problem}
        </span>
      )}
      {status === 'awaiting_input' ? (
        <a class="button" href={hrefOf({ at: 'job', id, view: 'run' })}>
          Answer
        </a>
      ) : status === 'paused' ? (
        <button type="button" class="button" onClick={() => void post('resume')()}>
          Resume
        </button>
      ) : status === 'failed' ? (
        <button type="button" class="button" onClick={() => void post('retry')()}>
          <Icon name="again" size={16} /> Retry
        </button>
      ) : status === 'running' ? (
        <span class="job-live">
          <span aria-hidden="true" /> Live
        </span>
      ) : null}
    </span>
  );
}

function stateWords({ status, now }: ListedJob): string {
  if (status === 'awaiting_input') return 'Needs you';
  if (status !== 'running' || !now || now.of === 0) return STATUS_WORDS[status];
  return `${titled(now.name)}, pass ${now.pass} of ${now.of}`;
}

function timeWords({ status, now, created_at, started_at, ended_at }: ListedJob): string {
  if (status === 'running') return now?.eta_ms ? `${seconds(now.eta_ms)} left` : '';
  if (ended_at === null || started_at === null) return `since ${clockTime(created_at)}`;
  return `${clockTime(ended_at)}, ${status === 'completed' ? 'took' : 'after'} ${seconds(ended_at - started_at)}`;
}
