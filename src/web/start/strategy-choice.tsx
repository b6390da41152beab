/** As `GET /v1/strategies` explains it. */
export interface Strategy {
  readonly name: string;
  readonly title: string;
  readonly about: string;
  readonly passes: readonly string[];
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
      {strategies.map(({ name, title, about, passes }) => (
        <label key={name} class="strategy">
          <input type="radio" name="strategy" checked={name === chosen} onChange={() => onChoose(name)} />
          <span class="strategy-title">{title}</span>
          <span class="caption">{passes.length === 1 ? '1 pass' : `${passes.length} passes`}</span>
          <span class="small quiet strategy-about">{about}</span>
        </label>
      ))}
    </fieldset>
  );
}
