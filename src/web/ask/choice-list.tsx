interface ChoiceListProps {
  readonly name: string;
  readonly title: string;
  readonly choices: readonly (readonly [value: string, name: string, about: string])[];
  readonly chosen: string;
  readonly onChoose: (value: string) => void;
}

/** A few choices below one another, each with its sentence. */
export function ChoiceList({ name, title, choices, chosen, onChoose }: ChoiceListProps) {
  return (
    <fieldset class="strategies">
      <legend class="panel-label">{title}</legend>
      {choices.map(([value, words, about]) => (
        <label key={value} class="strategy">
          <input type="radio" name={name} checked={value === chosen} onChange={() => onChoose(value)} />
          <span class="strategy-title">{words}</span>
          <span class="small quiet strategy-about">{about}</span>
        </label>
      ))}
    </fieldset>
  );
}
