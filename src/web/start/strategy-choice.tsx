/** As `GET /v1/strategies` explains it. */
export interface Strategy {
  readonly name: string;
  readonly about: string;
  /** `auto` has none: it picks them. */
  readonly passes?: readonly string[] | undefined;
}

interface StrategyChoiceProps {
  readonly strategies: readonly Strategy[];
  readonly chosen: string;
  readonly onChoose: (name: string) => void;
}

export function StrategyChoice({ strategies, chosen, onChoose }: StrategyChoiceProps) {
  return (
    <fieldset class="strategies">
      <legend class="panel-label">Strategy</legend>
      {strategies.map(({ name, about, passes }) => (
        <label key={name} class="strategy">
          <input type="radio" name="strategy" checked={name === chosen} onChange={() => onChoose(name)} />
          <span class="strategy-title">{titleOf(name)}</span>
          <span class="caption">
            {passes ? (passes.length === 1 ? '1 pass' : `${passes.length} passes`) : 'by your text'}
          </span>
          <span class="small quiet strategy-about">{about}</span>
        </label>
      ))}
    </fieldset>
  );
}

function titleOf(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
