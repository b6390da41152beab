import type { JobState } from '../../protocol/fold/state.ts';
import { Icon } from '../parts/icon.tsx';
import { useReading } from '../parts/use-reading.ts';
import { redraft } from '../redraft.ts';
import { AnswerText } from './answer-text.tsx';

/** What was shown of an answer and did not take the place of the one that was whole: it is kept as a version. */
export function CutShort({ state: { job, end, passes, sources } }: { readonly state: JobState }) {
  if (!end?.partial || passes.length < 2) return null;
  const name = passes.find(({ pass }) => pass === end.version)?.name;
  return (
    <Version
      job={job}
      version={end.version}
      kept={end.text_sha256}
      of={name === 'revise' ? 'the second reading' : 'the long answer'}
      sources={sources.map(({ id }) => id).join(',')}
    />
  );
}

interface VersionProps {
  readonly job: string;
  readonly version: number;
  /** The sum of the text that is the answer. */
  readonly kept: string;
  readonly of: string;
  readonly sources: string;
}

function Version({ job, version, kept, of, sources }: VersionProps) {
  const { value } = useReading(`${job} ${version}`, undefined, (signal) =>
    redraft.job(job).version(version, { signal }),
  );
  if (!value || value.sha256 === kept || value.text.trim() === '') return null;
  return (
    <details class="made cut-short">
      <summary class="small quiet">
        <Icon name="note" size={16} />
        <span>What was written of {of} by then</span>
      </summary>
      <div class="answer-text">
        <AnswerText text={value.text} sources={sources} />
      </div>
    </details>
  );
}
