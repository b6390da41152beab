import type { VNode } from 'preact';
import type { Decisions } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { type Chunk, sameChunk } from '../parts/chunks.ts';
import { PatientPart } from '../parts/patient-part.ts';
import { ChangeRow } from './change-row.tsx';

interface ChangeChunkProps {
  readonly chunk: Chunk<Change>;
  /** Of the whole list. */
  readonly total: number;
  readonly decisions: Decisions;
  /** In the place of the row of the change that is being decided, where that is in here. */
  readonly card: { readonly change: Change; readonly shown: VNode } | undefined;
  readonly onChoose: (change: string) => void;
}

/** A part of the list of changes, drawn again only for what it shows. */
export class ChangeChunk extends PatientPart<ChangeChunkProps> {
  protected override differs(next: ChangeChunkProps): boolean {
    const { chunk, decisions, card, total } = this.props;
    if (next.card || card || next.total !== total || !sameChunk(chunk, next.chunk)) return true;
    if (next.decisions === decisions) return false;
    return chunk.entries.some(({ id }) => next.decisions.get(id) !== decisions.get(id));
  }

  /** The card is what everything goes by: there is one, and it is where it belongs. */
  protected override urgent({ card }: ChangeChunkProps): boolean {
    return card !== undefined || this.props.card !== undefined;
  }

  override render({ chunk: { first, entries }, total, decisions, card, onChoose }: ChangeChunkProps) {
    return (
      <ol
        ref={this.watched}
        class="change-chunk"
        start={first + 1}
        aria-label={`Changes ${first + 1} to ${first + entries.length} of ${total}`}
        style={{ '--rows': entries.length }}
      >
        {entries.map((change) => (
          <li key={change.id} id={`row-${change.id}`} class={change === card?.change ? 'with-card' : undefined}>
            {change === card?.change ? (
              card.shown
            ) : (
              <ChangeRow change={change} decision={decisions.get(change.id)} onChoose={onChoose} />
            )}
          </li>
        ))}
      </ol>
    );
  }
}
