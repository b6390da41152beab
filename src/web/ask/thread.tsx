import { useEffect, useRef } from 'preact/hooks';
import { isTerminal } from '../../protocol/status.ts';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { useRefusal } from '../parts/use-refusal.ts';
import { useTitle } from '../parts/use-title.ts';
import { go } from '../place.ts';
import { redraft } from '../redraft.ts';
import type { UsedFiles } from './files/use-files.ts';
import { Composer } from './composer.tsx';
import { forgetTurns, withFresh } from './fresh-turns.ts';
import { pen } from './pen.ts';
import { ThreadHead } from './thread-head.tsx';
import { TurnView } from './turn-view.tsx';
import { useReading } from '../parts/use-reading.ts';

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
  const heard = useRef(new Set<string>());
  const turns = withFresh(id, value?.items ?? []);
  const title = value?.title ?? turns[0]?.message ?? '';
  useTitle(title === '' ? 'Ask' : title);
  const last = turns.at(-1);
  // Who was heard once is heard on: what was read of it may be older.
  for (const { job } of turns) if (job === last?.job || !isTerminal(job.status)) heard.current.add(job.id);
  useEffect(() => {
    if (!last) return;
    const newest = document.querySelector<HTMLElement>('.turn:last-of-type');
    newest?.scrollIntoView({ block: 'start' });
    // Who has just come here has the focus nowhere.
    if (document.activeElement === document.body) newest?.focus({ preventScroll: true });
  }, [last?.job.id]);
  if (!last || error?.code === 'NOT_FOUND') {
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
      <div class="turns">
        {turns.map((turn) => (
          <TurnView
            key={turn.job.id}
            turn={turn}
            nameOf={files.nameOf}
            live={heard.current.has(turn.job.id)}
            onAgain={retry}
          />
        ))}
      </div>
      <Composer key={id} conversation={id} before={last.files} files={files} />
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
