import { type ComponentChildren, Fragment } from 'preact';
import { ReachNote } from '../parts/reach-note.tsx';
import type { LiveJob } from '../use-job.ts';
import { isTerminal } from '../../protocol/status.ts';
import { liveAnswer } from './answer.ts';
import { AnswerView } from './answer-view.tsx';
import type { Turn } from './fresh-turns.ts';
import { CutShort } from './cut-short.tsx';
import { SaidList } from './said-list.tsx';
import { ToNewest } from './to-newest.tsx';

/** Characters of a question from which on it has to be scrolled. */
const LONG = 600;

interface TurnViewProps {
  readonly turn: Turn;
  /** What a file is called, by its id. */
  readonly nameOf: (id: string) => string;
  readonly children: ComponentChildren;
}

/** A question, and what answers it. */
export function TurnView({ turn: { message, files }, nameOf, children }: TurnViewProps) {
  return (
    <article class="turn" tabIndex={-1} aria-label={message.slice(0, 80)}>
      <div class="question">
        <p class="note-head caption">
          <strong>You</strong>
        </p>
        <p class="note" dir="auto" tabIndex={message.length > LONG ? 0 : undefined}>
          {message}
        </p>
        {files.length === 0 ? null : (
          <p class="caption question-files">
            From{' '}
            {files.map((file, index) => (
              <Fragment key={file}>
                {index === 0 ? null : ', '}
                <bdi>{nameOf(file)}</bdi>
              </Fragment>
            ))}
          </p>
        )}
      </div>
      {children}
    </article>
  );
}

interface HeardProps {
  readonly live: LiveJob;
  readonly onAgain: ((job: string) => void) | undefined;
}

/** An answer as its job tells it. */
export function Heard({ live, onAgain }: HeardProps) {
  const { job, state } = live;
  const lost = lostOf(live);
  if (lost) {
    return (
      <p class="notice bad small" role="alert">
        The answer is not here any more: {lost.message}
      </p>
    );
  }
  return (
    <AnswerView id={job.id} answer={liveAnswer(state)} onAgain={onAgain}>
      <ReachNote live={live} />
      {isTerminal(state.status) ? <EndedNotes state={state} /> : <ToNewest />}
    </AnswerView>
  );
}

/** What is left to be seen of how an answer came about. */
export function EndedNotes({ state }: Pick<LiveJob, 'state'>) {
  return (
    <>
      <CutShort state={state} />
      <SaidList state={state} sending={[]} />
    </>
  );
}

/** Why nothing can be heard of a job; undefined where something can. */
export function lostOf({ reach, state }: LiveJob): { readonly message: string } | undefined {
  return reach.status === 'closed' && state.seq === 0 ? reach.error : undefined;
}
