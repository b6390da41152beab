import { Component } from 'preact';
import type { Decisions } from '../../protocol/decisions.ts';
import { levelOf } from '../live/markers.ts';
import { reviewPieces, type ReviewPiece } from '../../protocol/review-pieces.ts';
import type { BlockState } from '../../protocol/state.ts';

interface ReviewBlockProps {
  readonly block: BlockState;
  readonly number: number;
  readonly marker: string;
  readonly decisions: Decisions;
  readonly current: string | undefined;
  readonly onChoose: (change: string) => void;
}

/** A block with every change in place, each in the shape of what was decided about it. */
export class ReviewBlock extends Component<ReviewBlockProps> {
  override shouldComponentUpdate(next: ReviewBlockProps): boolean {
    const { block, decisions, current } = this.props;
    if (next.block !== block || next.current !== current) return true;
    return next.decisions !== decisions && block.changes.some(({ id }) => next.decisions.get(id) !== decisions.get(id));
  }

  override render({ block, number, marker, decisions, current, onChoose }: ReviewBlockProps) {
    const pieces: readonly ReviewPiece[] =
      block.changes.length > 0 ? reviewPieces(block, decisions) : [{ kind: 'kept', text: block.text }];
    const level = levelOf(marker);
    return (
      <div class={`block ${block.kind}`} data-level={level || undefined}>
        <span class="block-number" aria-hidden="true">
          {level ? '' : number}
        </span>
        <div class="block-text" role={level ? 'heading' : undefined} aria-level={level || undefined}>
          {level ? '' : <span class="marker">{marker}</span>}
          {pieces.map((piece, index) => (
            <Piece key={index} piece={piece} decisions={decisions} current={current} onChoose={onChoose} />
          ))}
        </div>
      </div>
    );
  }
}

interface PieceProps extends Pick<ReviewBlockProps, 'decisions' | 'current' | 'onChoose'> {
  readonly piece: ReviewPiece;
}

function Piece({ piece: { kind, text, change }, decisions, current, onChoose }: PieceProps) {
  if (kind === 'kept') return <>{text}</>;
  const decision = change && decisions.get(change.id);
  if (kind === 'removed' && decision === 'accepted') return null;
  const shape =
    kind === 'spanned' ? (decision === 'rejected' ? 'rejected' : 'hinted') : decision === 'accepted' ? 'accepted' : '';
  // On what a pass wrote as a whole nobody can decide.
  const attributes = change && {
    class: `${shape}${change.id === current ? ' current' : ''}`,
    'data-change': change.id,
    onClick: () => onChoose(change.id),
  };
  if (kind === 'removed') {
    return (
      <del {...attributes}>
        <span class="unseen">removed </span>
        {text}
      </del>
    );
  }
  if (kind === 'added') {
    return (
      <ins {...attributes}>
        <span class="unseen">added </span>
        {text}
      </ins>
    );
  }
  return <span {...attributes}>{text}</span>;
}
