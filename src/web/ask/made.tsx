import { isTerminal } from '../../protocol/status.ts';
import { Icon, type IconName, Spinner } from '../parts/icon.tsx';
import { seconds } from '../parts/words.ts';
import type { Answer } from './answer.ts';
import { wayWords } from './ways.ts';

interface MadeProps {
  readonly answer: Answer;
  readonly isEmpty: boolean;
}

/** How an answer comes about, in a quiet line that opens; the same line says how it came about. */
export function Made({ answer, isEmpty }: MadeProps) {
  const { status, notes, route, error } = answer;
  const words = isTerminal(status) ? endWords(answer, isEmpty) : answer.stage;
  const newest = isTerminal(status) ? undefined : notes.findLast((note) => note !== words);
  return (
    <>
      <p class="unseen" role="status">
        {words} {newest}
      </p>
      {status === 'failed' ? (
        <p class="notice bad small" role="alert">
          <Icon name="warn" />
          <span>There is no whole answer: {error ?? 'something failed.'} Your question is kept; ask it again.</span>
        </p>
      ) : null}
      <details class="made small quiet">
        <summary>
          {isTerminal(status) || status === 'paused' ? <Icon name={iconOf(answer)} size={16} /> : <Spinner size={14} />}
          <span>{words}</span>
        </summary>
        {route ? (
          <p>
            {wayWords(route.to)}: {route.reason}.
          </p>
        ) : null}
        {notes.map((note, index) => (
          <p key={index}>{note}</p>
        ))}
      </details>
      {newest === undefined ? null : <p class="small quiet made-note">{newest}</p>}
    </>
  );
}

function iconOf({ status, engine }: Answer): IconName {
  if (status === 'cancelled') return 'slash';
  if (status === 'failed') return 'warn';
  if (status === 'paused') return 'pause';
  return engine === 'quoting' ? 'note' : 'tick';
}

function endWords({ status, engine, elapsed, route }: Answer, isEmpty: boolean): string {
  const time = elapsed === undefined ? '' : seconds(elapsed);
  if (status === 'cancelled') {
    if (isEmpty) return 'Cancelled before anything was written.';
    return `Cancelled after ${time}; ${route?.to === 'hybrid' ? 'the answer that was whole' : 'what was written'} stays.`;
  }
  if (status === 'failed') return `Stopped after ${time}`;
  if (engine === 'quoting') return 'Quoted, not written: what follows stands in your files word for word.';
  return `Written by ${engine ?? 'a model'} in ${time}`;
}
