import type { ComponentChildren } from 'preact';
import { isTerminal } from '../../protocol/status.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { Icon, Spinner } from '../parts/icon.tsx';
import { seconds } from '../live/words.ts';
import type { Answer, AnswerPart } from './answer.ts';
import { AnswerText } from './answer-text.tsx';
import { Sources } from './sources.tsx';
import { wayWords } from './ways.ts';

interface AnswerViewProps {
  /** Of its job. */
  readonly id: string;
  readonly answer: Answer;
  readonly onAgain: ((job: string) => void) | undefined;
  /** Stands under it while it is written. */
  readonly children?: ComponentChildren;
}

const NAMED = /\[(\d{1,3})\]/g;

/** An answer as far as it is, and its sources beside it. */
export function AnswerView({ id, answer, onAgain, children }: AnswerViewProps) {
  const { parts, sources, status, warnings } = answer;
  const known = sources.map((source) => source.id).join(',');
  const text = parts.map((part) => part.text).join('');
  const named = new Set(Array.from(text.matchAll(NAMED), ([, number = '']) => number));
  return (
    <>
      <div class="answered">
        <Standing answer={answer} />
        <div class="answer-text" aria-busy={!isTerminal(status)}>
          {parts.map((part) => (
            <Part key={part.id} part={part} sources={known} />
          ))}
        </div>
        {warnings.map(({ code, message, block }) => (
          <p key={`${code} ${message} ${block}`} class="warning small">
            <Icon name="warn" size={16} />
            <span>{message}</span>
          </p>
        ))}
        {children}
        {isTerminal(status) ? <Ended id={id} answer={answer} text={text} onAgain={onAgain} /> : null}
      </div>
      <Sources sources={isTerminal(status) ? sources : sources.filter((one) => named.has(one.id))} named={named} />
    </>
  );
}

function Part({ part: { text, standing }, sources }: { readonly part: AnswerPart; readonly sources: string }) {
  return (
    <div class={`part ${standing}`}>
      {standing === 'short' ? <p class="part-note caption">In short, until the long answer is whole</p> : null}
      <AnswerText text={text} sources={sources} />
      {standing === 'awaited' ? <p class="part-note caption">Still to come</p> : null}
    </div>
  );
}

/** What is going on, in a quiet line; how it was written once it is. */
function Standing({ answer: { status, notes, engine, error } }: { readonly answer: Answer }) {
  if (status === 'failed') {
    return (
      <p class="notice bad small" role="alert">
        <Icon name="warn" />
        <span>There is no answer: {error ?? 'something failed.'} Your question is kept; ask it again.</span>
      </p>
    );
  }
  if (isTerminal(status)) {
    return engine === 'quoting' ? (
      <p class="stage small">
        <Icon name="note" size={16} />
        <span>Quoted, not written: what follows stands in your files word for word.</span>
      </p>
    ) : null;
  }
  return (
    <p class="stage small quiet" role="status">
      <Spinner size={14} />
      <span>
        {STANDING[status] ?? notes.at(-1) ?? (status === 'queued' ? 'Waiting its turn.' : 'Reading the question.')}
      </span>
    </p>
  );
}

const STANDING: Readonly<Partial<Record<Answer['status'], string>>> = {
  pausing: 'Pausing.',
  paused: 'Paused: nothing is lost.',
  cancelling: 'Cancelling.',
};

interface EndedProps {
  readonly id: string;
  readonly answer: Answer;
  readonly text: string;
  readonly onAgain: ((job: string) => void) | undefined;
}

/** What can be done with an answer that is whole, and how it came about. */
function Ended({ id, answer: { status, engine, route, elapsed, notes }, text, onAgain }: EndedProps) {
  const made = [
    status === 'cancelled' ? 'Cancelled' : undefined,
    engine === null || engine === 'quoting' ? undefined : engine,
    route ? wayWords(route.to) : undefined,
    elapsed === undefined ? undefined : seconds(elapsed),
  ].filter((word) => word !== undefined);
  return (
    <div class="answer-foot">
      {status === 'cancelled' && text === '' ? (
        <p class="small quiet">Cancelled before a paragraph was finished.</p>
      ) : null}
      <p class="answer-actions">
        {text === '' ? null : (
          <>
            <CopyButton text={() => text.trim()} />
            <a class="button plain" href={`/v1/jobs/${id}/result?format=md`} download="answer.md">
              Download
            </a>
          </>
        )}
        {onAgain && status !== 'completed' ? (
          <button type="button" class="button plain" onClick={() => onAgain(id)}>
            <Icon name="again" size={16} /> Ask again
          </button>
        ) : null}
      </p>
      <details class="made small quiet">
        <summary>{made.join(' · ')}</summary>
        {route ? (
          <p>
            Which way: {wayWords(route.to).toLowerCase()}, for its {route.reason}.
          </p>
        ) : null}
        {notes.map((note, index) => (
          <p key={index}>{note}</p>
        ))}
      </details>
    </div>
  );
}
