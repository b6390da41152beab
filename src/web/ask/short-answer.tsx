import { Icon } from '../parts/icon.tsx';
import { useReading } from '../parts/use-reading.ts';
import { redraft } from '../redraft.ts';
import { withoutHead } from './answer.ts';
import { AnswerText } from './answer-text.tsx';

/** The version that the first pass of an answer in two lengths leaves. */
const SHORT = 1;

interface ShortAnswerProps {
  /** Of the job. */
  readonly id: string;
  /** The answer that has taken its place. */
  readonly text: string;
  readonly sources: string;
}

/** What stood there until the long answer was whole, for who was reading it. */
export function ShortAnswer({ id, text, sources }: ShortAnswerProps) {
  const { value } = useReading(`${id} short`, undefined, (signal) => redraft.job(id).version(SHORT, { signal }));
  const short = withoutHead(value?.text ?? '').trim();
  // Where the long one was given up it is the answer.
  if (short === '' || text.includes(short)) return null;
  return (
    <details class="made cut-short">
      <summary class="small quiet">
        <Icon name="note" size={16} />
        <span>The short answer</span>
      </summary>
      <div class="answer-text">
        <AnswerText text={short} sources={sources} />
      </div>
    </details>
  );
}
