import { titled } from '../parts/words.ts';
import { Icon } from '../parts/icon.tsx';
import type { Strategy } from './strategy-choice.tsx';

export interface Pass {
  readonly name: string;
  readonly does: string;
}

/** What a model does in the passes in which rules alone only point. */
const WITH_MODEL: Readonly<Record<string, string>> = {
  structure: 'Rewrites passages: the main point first, one thought a sentence, long sentences broken up.',
  tone: 'Rewrites passages in the tone, and for the readers, that you choose.',
};

interface PassChoiceProps {
  readonly passes: readonly Pass[];
  readonly strategy: Strategy | undefined;
  /** The server has a model that writes. */
  readonly hasModel: boolean;
  /** undefined: those of the strategy. */
  readonly chosen: readonly string[] | undefined;
  readonly onChoose: (passes: readonly string[] | undefined) => void;
}

/** The passes of the strategy, to leave some out or add others; each with what it does. */
export function PassChoice({ passes, strategy, hasModel, chosen, onChoose }: PassChoiceProps) {
  const now = chosen ?? strategy?.passes ?? [];
  if (passes.length === 0 || (chosen === undefined && !strategy?.passes)) return null;
  const toggle = (name: string) => {
    const next = passes.map((pass) => pass.name).filter((one) => now.includes(one) !== (one === name));
    if (next.length > 0) onChoose(next.join() === strategy?.passes?.join() ? undefined : next);
  };
  return (
    <details class="field pass-choice">
      <summary class="panel-label">
        Passes <span class="caption">{now.map(titled).join(', ')}</span>
        <Icon name="down" size={16} />
      </summary>
      {passes.map(({ name, does }) => (
        <label key={name} class="pass-row">
          <input type="checkbox" checked={now.includes(name)} onChange={() => toggle(name)} />
          <span class="strategy-title">{titled(name)}</span>
          <span class="small quiet strategy-about">{(hasModel ? WITH_MODEL[name] : undefined) ?? does}</span>
        </label>
      ))}
    </details>
  );
}
