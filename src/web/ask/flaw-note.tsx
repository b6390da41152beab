import { isTerminal } from '../../protocol/status.ts';
import { Icon } from '../parts/icon.tsx';
import type { Answer } from './answer.ts';
import { type Flaw, FLAWS, flawOf, isPlanAlone } from './flaw.ts';
import { Reason } from './reason.tsx';

const WORDS: Readonly<Record<Flaw, string>> = {
  quoted: 'No model answered, so your files were quoted, word for word.',
  rest_quoted:
    'Only a part of this was written: then no model answered any more, and the rest is quoted from your files.',
  short_only: 'No model wrote the long answer to its end: this is the short one.',
  cut: 'A part of this answer is missing: the model stopped before its end.',
};

interface FlawNoteProps {
  readonly answer: Answer;
  readonly onAgain: (() => void) | undefined;
}

/** Above an answer that has an end and is not what was asked for: what is wrong with it, and how it is asked again. */
export function FlawNote({ answer, onAgain }: FlawNoteProps) {
  const flaw = flawOf(answer);
  if (flaw === undefined) return null;
  const reasons = answer.warnings.filter((warning) => FLAWS.has(warning.code) && !isPlanAlone(warning));
  const reason = [...new Set(reasons.map(({ message }) => message))].join(' ');
  return (
    <div class="notice bad small" role="status">
      <Icon name="warn" />
      <div>
        <p>{WORDS[flaw]}</p>
        <Reason text={reason} />
        {onAgain && isTerminal(answer.status) ? (
          <button type="button" class="button" onClick={onAgain}>
            <Icon name="again" size={16} /> Ask again
          </button>
        ) : null}
      </div>
    </div>
  );
}
