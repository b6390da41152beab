import { Icon } from '../parts/icon.tsx';
import { hrefOf } from '../place.ts';
import type { LiveJob } from '../use-job.ts';
import { useAfterlife } from './use-afterlife.ts';
import { type Tally, tallyWords } from './tally.ts';
import { counted, seconds, titled } from '../parts/words.ts';

interface OutcomeProps {
  readonly live: LiveJob;
  readonly tally: Tally;
}

/** What became of a job that has ended, what is kept of it, and what to do next. */
export function Outcome({ live: { job, state }, tally }: OutcomeProps) {
  const { retry, refused } = useAfterlife(job.id);
  const { end } = state;
  if (!end) return null;
  const found = tally.changes + tally.suggestions > 0;
  const review = (
    <a
      class={`button ${end.type === 'done' ? 'primary' : ''}`}
      href={hrefOf({ at: 'job', id: job.id, view: 'review' })}
    >
      Review {tallyWords(tally)}
    </a>
  );
  if (end.type === 'done') {
    return (
      <section class="outcome" aria-label="How it ended">
        <p>
          <strong>Finished in {seconds(end.elapsed_ms)}.</strong>{' '}
          {found ? 'Every change can be taken back.' : 'No pass found anything to change.'}
        </p>
        {found ? review : null}
      </section>
    );
  }
  const kept = state.passes.filter(({ status }) => status === 'complete').length;
  const failed = end.type === 'error';
  return (
    <section class={`outcome ${failed ? 'failed' : ''}`} aria-label="How it ended" role={failed ? 'alert' : undefined}>
      <h2 class="page-title">{titleOf(state, failed)}</h2>
      <p class="quiet">
        {failed ? `${end.error.message} ` : null}
        {keptWords(kept, tally)}
      </p>
      {failed ? <p class="caption">{end.error.code}</p> : null}
      <div class="state-actions">
        <button type="button" class="button primary" onClick={retry}>
          <Icon name="again" size={16} /> Retry as a new job
        </button>
        {found ? review : null}
      </div>
      {refused === undefined ? null : <p class="small bad">{refused}</p>}
    </section>
  );
}

function titleOf({ passes, blocks }: LiveJob['state'], failed: boolean): string {
  const running = passes.find(({ status }) => status === 'running');
  const what = failed ? 'stopped' : 'was cancelled';
  if (!running) return failed ? 'The job stopped before its first pass' : 'The job was cancelled';
  return `${titled(running.name)} ${what} at paragraph ${Math.min(running.completed + 1, Math.max(1, blocks.length))}`;
}

function keptWords(passes: number, tally: Tally): string {
  const whole =
    passes === 0
      ? 'Every finished paragraph is kept'
      : `${counted(passes, 'whole pass').replace('passs', 'passes')} ${passes === 1 ? 'is' : 'are'} kept`;
  const found = tally.changes + tally.suggestions;
  return found === 0
    ? `${whole}.`
    : `${whole}: ${tallyWords(tally)} ${found === 1 ? 'waits' : 'wait'} for your review.`;
}
