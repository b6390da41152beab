import { Fragment } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { DIALECT_NAMES, DIALECTS } from '../../protocol/directives/directives.ts';
import type { FeedbackState, JobState } from '../../protocol/fold/state.ts';
import { Icon } from '../parts/icon.tsx';
import { JumpLink } from '../parts/jump-link.tsx';
import { Note, OnItsWay, type SaidWords } from '../parts/steer/said.tsx';
import { NONE, type Tally, tallyWords } from './tally.ts';
import { clockTime, titled } from '../parts/words.ts';

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
              <Note key={note.feedback} note={note} words={WORDS} onExample={onExample} />
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
          <Note key={note.feedback} note={note} words={WORDS} onExample={onExample} />
        ))}
      {sending.map((words) => (
        <OnItsWay key={words} words={words} />
      ))}
    </ol>
  );
}

function Opening({ state: { accepted, created_at, route, thinking, warnings } }: { readonly state: JobState }) {
  if (!accepted) return null;
  const { strategy, options } = accepted;
  return (
    <li class="small quiet opening-note">
      {created_at === null ? null : <p>Started at {clockTime(created_at)}.</p>}
      <p>
        {[titled(strategy), dialectWords(options['dialect']), APPLY_WORDS[String(options['apply'])]]
          .filter(Boolean)
          .join(', ')}
        .
      </p>
      {route ? (
        <p>
          {titled(route.to)} was chosen: {route.reason}
        </p>
      ) : null}
      {thinking.map((note) => (
        <p key={note}>{note}</p>
      ))}
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

function dialectWords(dialect: unknown): string {
  const known = DIALECTS.find((one) => one === dialect);
  return known ? `${DIALECT_NAMES[known]} English` : '';
}

const APPLY_WORDS: Readonly<Record<string, string>> = {
  suggest: 'nothing applied',
  auto: 'sure fixes applied',
  all: 'all sure fixes applied',
};

const WORDS: SaidWords = {
  modes: { queue: 'for an extra pass', interrupt: 'the pass begins again' },
  heard: 'Heard; it is taken up at the next block.',
  from: (from) => (from?.block === undefined ? null : <BlockLink block={from.block} />),
};

function BlockLink({ block }: { readonly block: string }) {
  return <JumpLink to={`block-${block}`}>paragraph {block.slice(1)}</JumpLink>;
}
