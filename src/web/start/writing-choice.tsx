import { SelectRow } from '../parts/select-row.tsx';
import { AUDIENCES, TONES } from './choices.ts';

interface WritingChoiceProps {
  readonly tone: string;
  readonly onTone: (tone: string) => void;
  readonly audience: string;
  readonly onAudience: (audience: string) => void;
}

/** What the pass that rewrites for the tone goes by. */
export function WritingChoice({ tone, onTone, audience, onAudience }: WritingChoiceProps) {
  return (
    <div class="field-pair">
      <SelectRow title="Tone" choices={TONES} value={tone} onChoose={onTone} />
      <SelectRow title="For whom" choices={AUDIENCES} value={audience} onChoose={onAudience} />
    </div>
  );
}
