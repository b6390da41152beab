import { useState } from 'preact/hooks';
import type { ListedJob } from '../../../protocol/listed-job.ts';
import { RedraftError } from '../../../client/redraft-error.ts';
import { uuid } from '../../../client/uuid.ts';
import { Icon } from '../icon.tsx';
import { hrefOf } from '../../place.ts';
import { redraft } from '../../redraft.ts';

/** What a job waits for somebody to do, as a button. */
export function JobNeed({ job: { id, status } }: { readonly job: ListedJob }) {
  const [problem, setProblem] = useState<string>();
  const post = (what: 'resume' | 'retry') => async () => {
    try {
      await redraft.api.json('POST', `/v1/jobs/${id}/${what}`, undefined, { headers: { 'idempotency-key': uuid() } });
      setProblem(undefined);
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setProblem(error.message);
    }
  };
  return (
    <>
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
    </>
  );
}
