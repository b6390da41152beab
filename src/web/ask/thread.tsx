import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { useReading } from '../parts/use-reading.ts';
import { useRefusal } from '../parts/use-refusal.ts';
import { useTitle } from '../parts/use-title.ts';
import { go } from '../place.ts';
import { redraft } from '../redraft.ts';
import type { UsedFiles } from './files/use-files.ts';
import { forgetTurns, withFresh } from './fresh-turns.ts';
import { pen } from './pen.ts';
import { Talk } from './talk.tsx';
import { ThreadHead } from './thread-head.tsx';

interface ThreadProps {
  readonly id: string;
  /** Another value: the conversation has changed, and is read again. */
  readonly rev: unknown;
  readonly files: UsedFiles;
}

/** A conversation: its questions and answers, and a place to go on. */
export function Thread({ id, rev, files }: ThreadProps) {
  const { value, error, again } = useReading(id, rev, (signal) => pen.conversation(id, { signal }));
  const { refused, act } = useRefusal();
  const [first, ...others] = withFresh(id, value?.items ?? []);
  const title = value?.title ?? first?.message ?? '';
  useTitle(title === '' ? 'Ask' : title);
  if (!first || error?.code === 'NOT_FOUND') {
    return (
      <div class="thread-missing">
        <h1 class="unseen">Conversation</h1>
        {error?.code === 'NOT_FOUND' ? (
          <Missing />
        ) : error ? (
          <NotLoaded title="The conversation did not load" error={error} safe="It is kept." again={again} />
        ) : (
          <Loading title="the conversation" />
        )}
      </div>
    );
  }
  const remove = () =>
    act(async () => {
      await pen.removeConversation(id);
      forgetTurns(id);
      go({ at: 'ask' });
    });
  const retry = (job: string) =>
    act(async () => {
      (await redraft.retry(job)).close();
      again();
    });
  return (
    <div class="thread">
      <ThreadHead title={title} onRemove={remove} refused={refused} />
      <Talk id={id} turns={[first, ...others]} files={files} onAgain={retry} onAsked={again} />
    </div>
  );
}

function Missing() {
  return (
    <div class="state-card" role="alert">
      <h2 class="page-title">There is no such conversation here</h2>
      <p class="quiet">It may have been deleted, in another tab or on another machine.</p>
      <a class="button" href="#/ask">
        Ask something else
      </a>
    </div>
  );
}
