import { Component, Fragment } from 'preact';
import type { Decisions } from '../../protocol/review/decisions.ts';
import { markShape } from '../parts/marks/mark-shape.ts';
import { levelOf } from '../parts/marks/markers.ts';
import { reviewPieces, type ReviewPiece } from '../../protocol/review/review-pieces.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import { isSuggestion } from './is-suggestion.ts';

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
      <div class={`block ${block.kind}`} data-level={level || undefined} style={{ '--chars': block.text.length }}>
        <span class="block-number" aria-hidden="true">
          {level ? '' : number}
        </span>
        <div class="block-text" dir="auto" role={level ? 'heading' : undefined} aria-level={level || undefined}>
          {level ? '' : <span class="marker">{marker}</span>}
          {grouped(pieces, current).map((group, index) => {
            const shown = group.map((piece, at) => (
              <Piece key={at} piece={piece} decisions={decisions} onChoose={onChoose} />
            ));
            const isCurrent = current !== undefined && group[0]?.change?.id === current;
            return isCurrent ? (
              <span key={index} class="current">
                {shown}
              </span>
            ) : (
              <Fragment key={index}>{shown}</Fragment>
            );
          })}
        </div>
      </div>
    );
  }
}

/** What went and what came of the current change, to be framed as one. */
function grouped(pieces: readonly ReviewPiece[], current: string | undefined): ReviewPiece[][] {
  const groups: ReviewPiece[][] = [];
  for (const piece of pieces) {
    const [last] = groups.at(-1) ?? [];
    if (piece.change && piece.change.id === current && last?.change?.id === current) groups.at(-1)?.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

interface PieceProps extends Pick<ReviewBlockProps, 'decisions' | 'onChoose'> {
  readonly piece: ReviewPiece;
}

function Piece({ piece: { kind, text, change }, decisions, onChoose }: PieceProps) {
  if (kind === 'kept') return <>{text}</>;
  const decision = change && decisions.get(change.id);
  if (kind === 'removed' && decision === 'accepted') return null;
  const suggested = kind !== 'spanned' && change !== undefined && isSuggestion(change, decision);
  const shape =
    kind === 'spanned'
      ? decision === 'rejected'
        ? 'rejected'
        : 'hinted'
      : decision === 'accepted'
        ? 'accepted'
        : suggested
          ? 'suggested'
          : '';
  // On what a pass wrote as a whole nobody can decide.
  const attributes = change && {
    class: `${shape} ${markShape(text)}`,
    'data-change': change.id,
    onClick: () => onChoose(change.id),
  };
  if (kind === 'removed') {
    return (
      <del {...attributes}>
        <span class="unseen" dir="ltr">
          {suggested ? 'suggested to go' : 'removed'}{' '}
        </span>
        {text}
      </del>
    );
  }
  if (kind === 'added') {
    return (
      <ins {...attributes}>
        <span class="unseen" dir="ltr">
          {suggested ? 'suggested' : 'added'}{' '}
        </span>
        {text}
      </ins>
    );
  }
  return <span {...attributes}>{text}</span>;
}
