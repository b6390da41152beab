import { titled } from '../parts/words.ts';

/** As `GET /v1/strategies` explains it. */
export interface Strategy {
  readonly name: string;
  readonly about: string;
  /** `auto` has none: it picks them. */
  readonly passes?: readonly string[] | undefined;
}

/** In a line each, for who chooses at a glance; the server's own sentence says more. */
const AT_A_GLANCE: Readonly<Record<string, string>> = {
  standard: 'Proofreads, tightens, then polishes.',
  light: 'Fixes clear mistakes, keeps your wording.',
  academic: 'Keeps a formal register and exact terms.',
  'plain-language': 'Plainer words, shorter ways to say it.',
  'corrections-only': 'Spelling and grammar, nothing else.',
  auto: 'Looks at your text, picks one and says why.',
};

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
        <label key={name} class="strategy" title={about}>
          <input type="radio" name="strategy" checked={name === chosen} onChange={() => onChoose(name)} />
          <span class="strategy-title">{titled(name)}</span>
          <span class="caption">
            {passes ? (passes.length === 1 ? '1 pass' : `${passes.length} passes`) : 'by your text'}
          </span>
          <span class="small quiet strategy-about">{AT_A_GLANCE[name] ?? about}</span>
        </label>
      ))}
    </fieldset>
  );
}
