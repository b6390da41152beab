import { Icon } from './icon.tsx';

interface SelectRowProps {
  readonly title: string;
  /** Stands below it, in the place of the sentence on what is chosen. */
  readonly note?: string | undefined;
  readonly choices: readonly (readonly [value: string, name: string, about?: string])[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** One of a list: a box under its title; on a phone a row that opens the system's own picker. */
export function SelectRow({ title, note, choices, value, onChoose }: SelectRowProps) {
  const about = choices.find(([one]) => one === value)?.[2];
  return (
    <label class="field select-row">
      <span class="panel-label">{title}</span>
      <span class="select-box">
        <select class="select" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
          {choices.map(([one, words]) => (
            <option key={one} value={one}>
              {words}
            </option>
          ))}
        </select>
        <Icon name="down" size={16} />
      </span>
      {(note ?? about) === undefined ? null : <span class="caption hint">{note ?? about}</span>}
    </label>
  );
}
