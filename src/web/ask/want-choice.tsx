import { WANTS } from './ways.ts';

interface WantChoiceProps {
  readonly chosen: string;
  readonly onChoose: (want: string) => void;
}

/** An answer, or one of the texts about a topic. */
export function WantChoice({ chosen, onChoose }: WantChoiceProps) {
  return (
    <fieldset class="strategies">
      <legend class="panel-label">What you want</legend>
      {WANTS.map(([name, title, about]) => (
        <label key={name} class="strategy">
          <input type="radio" name="want" checked={name === chosen} onChange={() => onChoose(name)} />
          <span class="strategy-title">{title}</span>
          <span class="small quiet strategy-about">{about}</span>
        </label>
      ))}
    </fieldset>
  );
}
