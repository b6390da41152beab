import { Component } from 'preact';
import type { Decision } from '../../protocol/review/decisions.ts';
import { type Change, isHint } from '../../protocol/document.ts';
import { titled } from '../parts/words.ts';
import { Icon } from '../parts/icon.tsx';
import { isSuggestion } from './is-suggestion.ts';

interface ChangeRowProps {
  readonly change: Change;
  readonly decision: Decision | undefined;
  readonly onChoose: (change: string) => void;
}

/** A change in the list; decided ones recede. Drawn again only for what it shows: there may be thousands. */
export class ChangeRow extends Component<ChangeRowProps> {
  override shouldComponentUpdate(next: ChangeRowProps): boolean {
    return next.change !== this.props.change || next.decision !== this.props.decision;
  }

  override render({ change, decision, onChoose }: ChangeRowProps) {
    return (
      <button type="button" class={`change-row ${decision ?? 'open'}`} onClick={() => onChoose(change.id)}>
        <span class="change-mark">
          {decision === 'accepted' ? (
            <Icon name="tick" size={16} />
          ) : decision === 'rejected' ? (
            <Icon name="cross" size={16} />
          ) : null}
          <span class="unseen">{decision ?? 'undecided'}</span>
        </span>
        <span class="change-words">
          <Wording change={change} decision={decision} />
        </span>
        <span class="caption">
          {titled(change.category)}
          {isSuggestion(change, decision) ? ', suggested' : ''}
        </span>
        <span class="caption change-reason">{change.reason}</span>
      </button>
    );
  }
}

/** What goes and what comes, short enough to be read at a glance. */
export function Wording({ change, decision }: Pick<ChangeRowProps, 'change' | 'decision'>) {
  const { before, after } = change;
  if (isHint(change)) return <span class="hinted">{shortened(before)}</span>;
  if (decision === 'rejected') {
    return (
      <>
        <span class="rejected">{shortened(before) || 'nothing'}</span> <span class="caption">kept as written</span>
      </>
    );
  }
  if (decision === 'accepted') {
    return (
      <>
        {shortened(before) || 'nothing'} → <span class="accepted">{shortened(after) || 'nothing'}</span>
      </>
    );
  }
  const shape = isSuggestion(change, decision) ? 'suggested' : undefined;
  return (
    <>
      {before === '' ? null : <del class={shape}>{shortened(before)}</del>}{' '}
      {after === '' ? null : <ins class={shape}>{shortened(after)}</ins>}
    </>
  );
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 58)} … ${line.slice(-58)}` : line;
}
