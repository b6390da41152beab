import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { FeedbackState, JobState } from '../../protocol/fold/state.ts';

import { Icon } from '../parts/icon.tsx';
import { isMine } from './mine.ts';
import { NONE, type Tally, tallyWords } from './tally.ts';
import { clockTime, counted, DIALECT_NAMES, titled } from './words.ts';

interface ToldProps {
  readonly state: JobState;
  readonly tallies: ReadonlyMap<number, Tally>;
  /** Notes on their way: nobody has answered them yet. */
  readonly sending: readonly string[];
  /** Undefined: nothing can be said any more. */
  readonly onExample: OnExample;
}

type OnExample = ((words: string) => void) | undefined;

/** What was said on the job, by people and by the server, in the order in which it counts. */
export function Told({ state, tallies, sending, onExample }: ToldProps) {
  const { passes, feedback } = state;
  const passOf = ({ applied }: FeedbackState) => applied?.from?.pass ?? Number.POSITIVE_INFINITY;
  const done = passes.filter(({ status }) => status === 'complete');
  const after = done.at(-1)?.pass ?? 0;
  const list = useRef<HTMLOListElement>(null);
  const said = feedback.length + sending.length + feedback.filter(({ applied }) => applied).length;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [said, done.length]);
  return (
    <ol ref={list} class="notes" tabIndex={0} aria-live="polite" aria-label="What was said">
      <Opening state={state} />
      {done.map(({ pass, name, skipped }) => (
        <Fragment key={pass}>
          {feedback
            .filter((note) => passOf(note) === pass)
            .map((note) => (
              <Note key={note.feedback} note={note} onExample={onExample} />
            ))}
          <li class="divider caption">
            <span>
              {titled(name)}
              {skipped ? ' skipped' : `: ${tallyWords(tallies.get(pass) ?? NONE)}`}
            </span>
          </li>
        </Fragment>
      ))}
      {feedback
        .filter((note) => passOf(note) > after)
        .map((note) => (
          <Note key={note.feedback} note={note} onExample={onExample} />
        ))}
      {sending.map((words) => (
        <li key={words}>
          <p class="note-head caption">
            <strong>You</strong>
          </p>
          <p class="note">{words}</p>
          <p class="answer quiet">On its way.</p>
        </li>
      ))}
    </ol>
  );
}

function Opening({ state: { accepted, created_at, route, warnings } }: { readonly state: JobState }) {
  if (!accepted) return null;
  const { strategy, options } = accepted;
  return (
    <li class="small quiet opening-note">
      {created_at === null ? null : <p>Started at {clockTime(created_at)}.</p>}
      <p>
        {[titled(strategy), DIALECT_NAMES[String(options['dialect'])], APPLY_WORDS[String(options['apply'])]]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
      {route ? (
        <p>
          {titled(route.to)} was chosen: {route.reason}
        </p>
      ) : null}
      {warnings.map(({ code, message, block }) => (
        <p key={`${code} ${message} ${block}`} class="warning">
          <Icon name="warn" size={16} />
          <span>
            {message}
            {block === undefined ? null : (
              <>
                {' '}
                <BlockLink block={block} />
              </>
            )}
          </span>
        </p>
      ))}
    </li>
  );
}

const APPLY_WORDS: Readonly<Record<string, string>> = {
  suggest: 'nothing applied',
  auto: 'sure fixes applied',
  all: 'all sure fixes applied',
};

const MODE_WORDS = { queue: 'for an extra pass', interrupt: 'the pass begins again' } as const;

interface NoteProps {
  readonly note: FeedbackState;
  readonly onExample: OnExample;
}

function Note({ note: { feedback, at, text, mode, applied, directives }, onExample }: NoteProps) {
  return (
    <li>
      <p class="note-head caption">
        <strong>{isMine(feedback) ? 'You' : 'Someone'}</strong>
        {mode === 'steer' ? null : <span>{MODE_WORDS[mode]}</span>}
        {at === undefined ? null : <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>}
      </p>
      <p class="note">{text === '' ? counted(directives?.length ?? 0, 'instruction') : text}</p>
      {applied ? null : <p class="answer quiet">Heard; it is taken up at the next block.</p>}
      {applied?.understood.map((words, index) => (
        <p key={words} class="answer">
          <Icon name="tick" size={16} />
          <span>
            Understood: {words.replace(/\.$/, '')}
            {index === applied.understood.length - 1 && applied.from?.block ? (
              <>
                ; applies from <BlockLink block={applied.from.block} />
              </>
            ) : null}
            .
          </span>
        </p>
      ))}
      {applied?.not_understood.map((words) => (
        <p key={words} class="answer quiet">
          <Icon name="cross" size={16} />
          <span>Not understood: {words}</span>
        </p>
      ))}
      {applied?.examples && onExample ? (
        <p class="chips examples">
          {applied.examples.slice(0, 3).map((words) => (
            <button key={words} type="button" class="chip" onClick={() => onExample(words)}>
              {words}
            </button>
          ))}
        </p>
      ) : null}
    </li>
  );
}

function BlockLink({ block }: { readonly block: string }) {
  const jump = (event: Event) => {
    event.preventDefault();
    const place = document.getElementById(`block-${block}`);
    if (!place) return;
    place.tabIndex = -1;
    place.focus({ preventScroll: true });
    place.scrollIntoView({ block: 'center' });
  };
  return (
    <a href={`#block-${block}`} onClick={jump}>
      paragraph {block.slice(1)}
    </a>
  );
}
