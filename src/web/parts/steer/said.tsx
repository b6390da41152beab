import type { ComponentChildren } from 'preact';
import type { EventData, FeedbackMode } from '../../../protocol/events.ts';
import type { FeedbackState } from '../../../protocol/fold/state.ts';
import { Icon } from '../icon.tsx';
import { clockTime, counted } from '../words.ts';
import { isMine } from './mine.ts';

/** How a kind of job is spoken of, where words to it are shown. */
export interface SaidWords {
  /** What a mode means; the usual one needs no words. */
  readonly modes: Readonly<Partial<Record<FeedbackMode, string>>>;
  /** Heard, and not answered yet. */
  readonly heard: string;
  /** What an answer gives as examples is said to people, and nothing that could be said to the job. */
  readonly advises?: boolean;
  /** From where on it counts; null where there is nothing to say. */
  readonly from: (from: EventData['feedback_applied']['from']) => ComponentChildren;
}

interface NoteProps {
  readonly note: FeedbackState;
  readonly words: SaidWords;
  /** Undefined: nothing can be said any more. */
  readonly onExample: ((words: string) => void) | undefined;
}

/** What somebody said to a job, and what the job took from it. */
export function Note({ note: { feedback, at, text, mode, applied, directives }, words, onExample }: NoteProps) {
  const from = applied?.understood.length ? words.from(applied.from) : null;
  return (
    <li>
      <p class="note-head caption">
        <strong>{isMine(feedback) ? 'You' : 'Someone'}</strong>
        {words.modes[mode] === undefined ? null : <span>{words.modes[mode]}</span>}
        {at === undefined ? null : <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>}
      </p>
      <p class="note" dir="auto">
        {text === '' ? counted(directives?.length ?? 0, 'instruction') : text}
      </p>
      {applied ? null : <p class="answer quiet">{words.heard}</p>}
      {applied?.understood.map((understood, index) => (
        <p key={understood} class="answer">
          <Icon name="tick" size={16} />
          <span>
            Understood: {unechoed(understood, text)}
            {index === applied.understood.length - 1 && from !== null ? <>; applies from {from}</> : null}.
          </span>
        </p>
      ))}
      {applied?.not_understood.map((unheard) => (
        <p key={unheard} class="answer quiet">
          <Icon name="cross" size={16} />
          <span>Not understood: {unheard}</span>
        </p>
      ))}
      {words.advises
        ? applied?.examples?.map((advice) => (
            <p key={advice} class="answer quiet">
              <Icon name="forward" size={16} />
              <span>{advice}</span>
            </p>
          ))
        : null}
      {applied?.examples && onExample && !words.advises ? (
        <p class="chips examples">
          {applied.examples.slice(0, 3).map((example) => (
            <button key={example} type="button" class="chip" onClick={() => onExample(example)}>
              {example}
            </button>
          ))}
        </p>
      ) : null}
    </li>
  );
}

/** Words that are taken as they are stand right above: nobody has to read them twice. */
function unechoed(understood: string, text: string): string {
  return understood.replace(`: “${text}”`, '').replace(/\.$/, '');
}

/** Words on their way: nobody has heard them yet. */
export function OnItsWay({ words }: { readonly words: string }) {
  return (
    <li>
      <p class="note-head caption">
        <strong>You</strong>
      </p>
      <p class="note" dir="auto">
        {words}
      </p>
      <p class="answer quiet">On its way.</p>
    </li>
  );
}
