import { SteerForm } from '../parts/steer/steer-form.tsx';
import { useSteering } from '../parts/steer/use-steering.ts';
import { useReading } from '../parts/use-reading.ts';
import { useRefusal } from '../parts/use-refusal.ts';
import { useTitle } from '../parts/use-title.ts';
import { go } from '../place.ts';
import { redraft } from '../redraft.ts';
import { useJob } from '../use-job.ts';
import { Helm } from './helm.tsx';
import { modesOf } from './steered.tsx';
import { ThreadHead } from './thread-head.tsx';
import { Heard } from './turn-view.tsx';

/** A text about a topic, as it is written. */
export function TextPage({ id }: { readonly id: string }) {
  const { value: title = 'Text' } = useReading(id, undefined, (signal) => titleOf(id, signal));
  const { refused, act } = useRefusal();
  const live = useJob(id);
  const { state } = live;
  const steering = useSteering(live, modesOf(state));
  useTitle(title);
  const remove = () =>
    act(async () => {
      await redraft.job(id).remove();
      go({ at: 'ask' });
    });
  const again = () =>
    act(async () => {
      const job = await redraft.retry(id);
      job.close();
      go({ at: 'ask', id: job.id });
    });
  return (
    <div class="thread">
      <ThreadHead title={title} onRemove={remove} refused={refused} />
      <div class="turns">
        <article class="turn" tabIndex={-1} aria-label={title}>
          <Heard live={live} onAgain={again} />
        </article>
      </div>
      {state.seq === 0 ? null : (
        <div class="thread-foot">
          <Helm live={live} sending={steering.sending} />
          <SteerForm steering={steering} status={state.status} suggestions={[]} />
        </div>
      )}
    </div>
  );
}

async function titleOf(id: string, signal: AbortSignal): Promise<string> {
  const { job } = await redraft.api.json('GET', `/v1/jobs/${encodeURIComponent(id)}`, undefined, { signal });
  return typeof job === 'object' && job !== null && 'title' in job ? String(job.title) : '';
}
