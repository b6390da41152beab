import { isTerminal } from '../../protocol/status.ts';
import { Icon, type IconName, Spinner } from '../parts/icon.tsx';
import { seconds } from '../parts/words.ts';
import type { Answer } from './answer.ts';
import { flawOf } from './flaw.ts';
import { plainError } from './plain-words.ts';
import { Reason } from './reason.tsx';
import { routeWords } from './ways.ts';

interface MadeProps {
  readonly answer: Answer;
  readonly isEmpty: boolean;
}

/** How an answer comes about, in a quiet line that opens; the same line says how it came about. */
export function Made({ answer, isEmpty }: MadeProps) {
  const { status, notes, route, error } = answer;
  const why = plainError(error);
  const words = isTerminal(status) ? endWords(answer, isEmpty) : answer.stage;
  const newest = isTerminal(status) ? undefined : notes.findLast((note) => note !== words);
  return (
    <>
      <p class="unseen" role="status">
        {words} {newest}
      </p>
      {status === 'failed' ? (
        <div class="notice bad small" role="alert">
          <Icon name="warn" />
          <div>
            <p>There is no whole answer: {why.words} Your question is kept; ask it again.</p>
            <Reason text={why.reason} />
          </div>
        </div>
      ) : null}
      <details class="made small quiet">
        <summary>
          {isTerminal(status) || status === 'paused' ? <Icon name={iconOf(answer)} size={16} /> : <Spinner size={14} />}
          <span>{words}</span>
        </summary>
        {route ? <p>{routeWords(route)}</p> : null}
        {notes.map((note, index) => (
          <p key={index}>{note}</p>
        ))}
      </details>
      {newest === undefined ? null : <p class="small quiet made-note">{newest}</p>}
    </>
  );
}

function iconOf(answer: Answer): IconName {
  const { status, engine } = answer;
  if (status === 'cancelled') return 'slash';
  if (status === 'failed') return 'warn';
  if (status === 'paused') return 'pause';
  if (flawOf(answer)) return 'warn';
  return engine === 'quoting' ? 'note' : 'tick';
}

function endWords(answer: Answer, isEmpty: boolean): string {
  const { status, engine, elapsed, route } = answer;
  const time = elapsed === undefined ? '' : seconds(elapsed);
  if (status === 'cancelled') {
    if (isEmpty) return 'Cancelled before anything was written.';
    return `Cancelled after ${time}; ${route?.to === 'hybrid' ? 'the answer that was whole' : 'what was written'} stays.`;
  }
  if (status === 'failed') return `Stopped after ${time}`;
  const flaw = flawOf(answer);
  if (flaw === 'quoted') return `Answered in ${time}`;
  if (flaw) return `Written in part, by ${(engine ?? 'a model').replace(/(?:,| and) quoting$/, '')}, in ${time}`;
  if (engine === 'quoting') return 'Quoted, not written: what follows stands in your files word for word.';
  return `Written by ${engine ?? 'a model'} in ${time}`;
}
