import { isTerminal } from '../../protocol/status.ts';
import { Controls } from '../parts/steer/controls.tsx';
import { ReachNote } from '../parts/reach-note.tsx';
import { reachWords } from '../parts/words.ts';
import { useJob } from '../use-job.ts';
import { liveAnswer, storedAnswer } from './answer.ts';
import { AnswerView } from './answer-view.tsx';
import type { Turn } from './fresh-turns.ts';

/** Characters of a question from which on it has to be scrolled. */
const LONG = 600;

interface TurnViewProps {
  readonly turn: Turn;
  /** What a file is called, by its id. */
  readonly nameOf: (id: string) => string;
  /** Heard over the job’s channel, and not only read. */
  readonly live: boolean;
  readonly onAgain: ((job: string) => void) | undefined;
}

/** A question, what answers it, and what the answer leans on beside it. */
export function TurnView({ turn, nameOf, live, onAgain }: TurnViewProps) {
  const { job, message, files } = turn;
  return (
    <article class="turn" tabIndex={-1} aria-label={message.slice(0, 80)}>
      <div class="question">
        <p class="note-head caption">
          <strong>You</strong>
        </p>
        <p class="note" tabIndex={message.length > LONG ? 0 : undefined}>
          {message}
        </p>
        {files.length === 0 ? null : <p class="caption question-files">From {files.map(nameOf).join(', ')}</p>}
      </div>
      {live ? <Live id={job.id} onAgain={onAgain} /> : <Stored turn={turn} onAgain={onAgain} />}
    </article>
  );
}

interface HeardProps {
  readonly id: string;
  readonly onAgain: ((job: string) => void) | undefined;
}

/** An answer as its job tells it, with what can be said to the job while it is written. */
export function Live({ id, onAgain }: HeardProps) {
  const live = useJob(id);
  const { job, state, reach } = live;
  const lost = reach.status === 'closed' && state.seq === 0 ? reach.error : undefined;
  if (lost) {
    return (
      <p class="notice bad small" role="alert">
        The answer is not here any more: {lost.message}
      </p>
    );
  }
  const going = state.seq > 0 && !isTerminal(state.status);
  return (
    <AnswerView id={id} answer={liveAnswer(state)} onAgain={onAgain}>
      <ReachNote live={live} />
      {going ? (
        <div class="answer-controls">
          <span class={`reach small ${reach.status}`} role="status">
            <span class="reach-dot" aria-hidden="true" />
            {reachWords(reach, state.status)}
          </span>
          <Controls job={job} state={state} />
        </div>
      ) : null}
    </AnswerView>
  );
}

function Stored({ turn: { job, answer }, onAgain }: { readonly turn: Turn; readonly onAgain: HeardProps['onAgain'] }) {
  const { status, started_at: from, ended_at: to } = job;
  const elapsed = from === null || to === null ? undefined : to - from;
  return <AnswerView id={job.id} answer={storedAnswer(status, answer, elapsed)} onAgain={onAgain} />;
}
