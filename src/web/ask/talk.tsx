import { useEffect, useRef } from 'preact/hooks';
import { initialState, type JobState } from '../../protocol/fold/state.ts';
import { isTerminal } from '../../protocol/status.ts';
import { useSteering } from '../parts/steer/use-steering.ts';
import { useJob } from '../use-job.ts';
import { liveAnswer, storedAnswer } from './answer.ts';
import { AnswerView } from './answer-view.tsx';
import { Composer } from './composer.tsx';
import type { UsedFiles } from './files/use-files.ts';
import type { Turn } from './fresh-turns.ts';
import { Helm } from './helm.tsx';
import { modesOf } from './steered.tsx';
import { EndedNotes, Heard, lostOf, TurnView } from './turn-view.tsx';

interface TalkProps {
  /** Of the conversation. */
  readonly id: string;
  readonly turns: readonly [Turn, ...Turn[]];
  readonly files: UsedFiles;
  readonly onAgain: (job: string) => void;
  readonly onAsked: () => void;
}

/**
 * The turns of a conversation, and where it goes on. The newest one alone can still be written, and is heard: until it
 * is whole, what is typed below goes to it, and then it is the next question.
 */
export function Talk({ id, turns, files, onAgain, onAsked }: TalkProps) {
  const last = turns.at(-1) ?? turns[0];
  const heard = useJob(last.job.id);
  const live = heard.job.id === last.job.id ? heard : undefined;
  const steering = useSteering(heard, modesOf(heard.state), id);
  // What was heard to its end is newer than what was read of it.
  const ends = useRef(new Map<string, JobState>());
  if (isTerminal(heard.state.status)) ends.current.set(heard.job.id, heard.state);
  useEffect(() => {
    const newest = document.querySelector<HTMLElement>('.turn:last-of-type');
    newest?.scrollIntoView({ block: 'start' });
    // Who has just come here has the focus nowhere.
    if (document.activeElement === document.body) newest?.focus({ preventScroll: true });
  }, [last.job.id]);
  const status = live && live.state.seq > 0 ? live.state.status : last.job.status;
  const isWritten = isTerminal(status) || (live !== undefined && lostOf(live) !== undefined);
  return (
    <>
      <div class="turns">
        {turns.map((turn) => (
          <TurnView key={turn.job.id} turn={turn} nameOf={files.nameOf}>
            {turn !== last ? (
              <Ended turn={turn} end={ends.current.get(turn.job.id)} onAgain={onAgain} />
            ) : live ? (
              <Heard live={live} onAgain={onAgain} />
            ) : (
              <AnswerView id={turn.job.id} answer={liveAnswer(initialState(turn.job.id))} onAgain={undefined} />
            )}
          </TurnView>
        ))}
      </div>
      <div class="thread-foot">
        {live ? <Helm live={live} sending={steering.sending} /> : null}
        <Composer
          conversation={id}
          before={last.files}
          files={files}
          steering={steering}
          isWritten={isWritten}
          onAsked={onAsked}
        />
      </div>
    </>
  );
}

interface EndedProps {
  readonly turn: Turn;
  /** As it was heard in this tab. */
  readonly end: JobState | undefined;
  readonly onAgain: (job: string) => void;
}

function Ended({ turn: { job, answer }, end, onAgain }: EndedProps) {
  if (end) {
    return (
      <AnswerView id={job.id} answer={liveAnswer(end)} onAgain={onAgain}>
        <EndedNotes state={end} />
      </AnswerView>
    );
  }
  const { status, started_at: from, ended_at: to } = job;
  const elapsed = from === null || to === null ? undefined : to - from;
  return <AnswerView id={job.id} answer={storedAnswer(status, answer, elapsed)} onAgain={onAgain} />;
}
