import type { ComponentChildren } from 'preact';
import { citedIn } from '../../protocol/source.ts';
import { isTerminal } from '../../protocol/status.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { counted } from '../parts/words.ts';
import { Icon } from '../parts/icon.tsx';
import type { Answer, AnswerPart } from './answer.ts';
import { AnswerText } from './answer-text.tsx';
import { FlawNote } from './flaw-note.tsx';
import { FLAWS, isPlanAlone } from './flaw.ts';
import { Made } from './made.tsx';
import { plainWarning } from './plain-words.ts';
import { Reason } from './reason.tsx';
import { ShortAnswer } from './short-answer.tsx';
import { Sources } from './sources.tsx';
import { withSources } from './with-sources.ts';

interface AnswerViewProps {
  /** Of its job. */
  readonly id: string;
  readonly answer: Answer;
  readonly onAgain: ((job: string) => void) | undefined;
  /** Stands under it while it is written. */
  readonly children?: ComponentChildren;
}

/** An answer as far as it is, and its sources beside it. */
export function AnswerView({ id, answer, onAgain, children }: AnswerViewProps) {
  const { parts, sources, status, warnings } = answer;
  const known = sources.map((source) => source.id).join(',');
  const text = parts.map((part) => part.text).join('');
  const named = citedIn(text);
  return (
    <>
      <div class="answered">
        <h2 class="unseen">Answer</h2>
        <Made answer={answer} isEmpty={text.trim() === ''} />
        <FlawNote answer={answer} onAgain={onAgain && (() => onAgain(id))} />
        {answer.isShortGone ? <ShortAnswer id={id} text={text} sources={known} /> : null}
        <div class="answer-text" aria-busy={!isTerminal(status)}>
          {parts.map((part) => (
            <Part key={part.id} id={partId(id, part.id)} part={part} sources={known} />
          ))}
        </div>
        <Warnings warnings={warnings} />
        {children}
        {isTerminal(status) ? <Ended id={id} answer={answer} text={text} onAgain={onAgain} /> : null}
      </div>
      <Sources sources={status === 'completed' ? sources : sources.filter((one) => named.has(one.id))} named={named} />
    </>
  );
}

/** The element of a part of an answer. */
export function partId(job: string, part: string): string {
  return `${job}-${part}`;
}

interface PartProps {
  readonly id: string;
  readonly part: AnswerPart;
  readonly sources: string;
}

function Part({ id, part: { text, standing, isBegunAgain }, sources }: PartProps) {
  return (
    <div id={id} class={`part ${standing}`}>
      {standing === 'short' ? <p class="part-note caption">In short, until the long answer is whole</p> : null}
      {isBegunAgain ? <p class="part-note caption">Broken off in between, and begun again</p> : null}
      <AnswerText text={text} sources={sources} />
      {standing === 'awaited' || standing === 'unwritten' ? (
        <p class="part-note caption">{standing === 'awaited' ? 'Still to come' : 'Not written'}</p>
      ) : null}
    </div>
  );
}

/** One of each kind, however often it happened; what stands above the answer is not said again. */
function Warnings({ warnings: all }: Pick<Answer, 'warnings'>) {
  const warnings = all.filter((warning) => !FLAWS.has(warning.code) || isPlanAlone(warning));
  const kinds = new Map(warnings.map((warning) => [warning.code, warning]));
  return (
    <>
      {[...kinds.values()].map((warning) => {
        const { code } = warning;
        const { words, reason } = plainWarning(warning);
        const others = warnings.filter((one) => one.code === code).length - 1;
        return (
          <div key={code} class="warning small">
            <Icon name="warn" size={16} />
            <div>
              {words}
              {others === 0 ? null : <span class="quiet"> {counted(others, 'warning')} more like it.</span>}
              <Reason text={reason} />
            </div>
          </div>
        );
      })}
    </>
  );
}

interface EndedProps {
  readonly id: string;
  readonly answer: Answer;
  readonly text: string;
  readonly onAgain: ((job: string) => void) | undefined;
}

/** What can be done with an answer that is written no further. */
function Ended({ id, answer: { status, sources }, text, onAgain }: EndedProps) {
  return (
    <p class="answer-foot">
      {text === '' ? null : (
        <>
          <CopyButton text={() => withSources(text, sources)} />
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
  );
}
