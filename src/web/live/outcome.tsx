import { Icon } from '../parts/icon.tsx';
import { hrefOf } from '../place.ts';
import type { LiveJob } from '../use-job.ts';
import { useAfterlife } from './use-afterlife.ts';
import { counted, seconds, titled } from './words.ts';

/** What became of a job that has ended, what is kept of it, and what to do next. */
export function Outcome({ live: { job, state } }: { readonly live: LiveJob }) {
  const { retry, refused } = useAfterlife(job.id);
  const { end } = state;
  if (!end) return null;
  const changes = state.blocks.reduce((sum, block) => sum + block.changes.length, 0);
  const review = (
    <a
      class={`button ${end.type === 'done' ? 'primary' : ''}`}
      href={hrefOf({ at: 'job', id: job.id, view: 'review' })}
    >
      Review {counted(changes, 'change')}
    </a>
  );
  if (end.type === 'done') {
    return (
      <section class="outcome" aria-label="How it ended">
        <p>
          <strong>Finished in {seconds(end.elapsed_ms)}.</strong>{' '}
          {changes === 0 ? 'No pass found anything to change.' : 'Nothing is final: every change can be taken back.'}
        </p>
        {changes === 0 ? null : review}
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
        {keptWords(kept, changes)}
      </p>
      {failed ? <p class="caption">{end.error.code}</p> : null}
      <div class="state-actions">
        <button type="button" class="button primary" onClick={retry}>
          <Icon name="again" size={16} /> Retry as a new job
        </button>
        {changes === 0 ? null : review}
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

function keptWords(passes: number, changes: number): string {
  const whole =
    passes === 0
      ? 'Every finished paragraph is kept'
      : `${counted(passes, 'whole pass').replace('passs', 'passes')} ${passes === 1 ? 'is' : 'are'} kept`;
  return changes === 0
    ? `${whole}.`
    : `${whole}: ${counted(changes, 'change')} ${changes === 1 ? 'waits' : 'wait'} for your review.`;
}
