import { PHONE, useMedia } from './use-media.ts';
import { SelectRow } from './select-row.tsx';

interface SegmentedProps {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly (readonly [value: string, name: string, about: string])[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** A few choices side by side, with a sentence on the chosen one; on a phone a row. */
export function Segmented({ name, title, choices, value, onChoose }: SegmentedProps) {
  const phone = useMedia(PHONE);
  if (phone) return <SelectRow title={title} choices={choices} value={value} onChoose={onChoose} />;
  return (
    <fieldset class="field">
      <legend class="panel-label">{title}</legend>
      <div class="segments">
        {choices.map(([one, words]) => (
          <label key={one}>
            <input class="unseen" type="radio" name={name} checked={one === value} onChange={() => onChoose(one)} />
            {words}
          </label>
        ))}
      </div>
      <p class="small quiet hint">{choices.find(([one]) => one === value)?.[2]}</p>
    </fieldset>
  );
}
