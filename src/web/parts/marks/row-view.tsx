import { Component } from 'preact';
import { type CompareRow, type Move, type Piece, sideOf } from './compare-rows.ts';
import { markShape } from './mark-shape.ts';
import { Icon } from '../icon.tsx';

interface RowViewProps {
  readonly row: CompareRow;
  readonly inline: boolean;
  /** The change that is being looked at, where it is in this row. */
  readonly current: number | undefined;
}

/** One paragraph on both sides, or with everything in one line of reading. */
export class RowView extends Component<RowViewProps> {
  override shouldComponentUpdate(next: RowViewProps): boolean {
    const { row, inline, current } = this.props;
    return next.row !== row || next.inline !== inline || next.current !== current;
  }

  override render({ row, inline, current }: RowViewProps) {
    if (inline) {
      return (
        <div class="compare-row">
          <Paragraph pieces={row.pieces} row={row} current={current} />
        </div>
      );
    }
    return (
      <div class="compare-row">
        {(['left', 'right'] as const).map((side) => (
          <div key={side} class={`compare-side ${side}`}>
            <Paragraph pieces={sideOf(row, side)} row={row} current={current} />
          </div>
        ))}
      </div>
    );
  }
}

interface ParagraphProps extends Pick<RowViewProps, 'row' | 'current'> {
  readonly pieces: readonly Piece[];
}

function Paragraph({ pieces, row: { move }, current }: ParagraphProps) {
  const [first, ...others] = pieces;
  if (!first) return null;
  const mark = first.kind === 'same' ? (/^(#{1,6}) +/.exec(first.text)?.[0] ?? '') : '';
  const level = mark.trim().length;
  const shown = [{ ...first, text: first.text.slice(mark.length) }, ...others];
  return (
    <div
      class={`compare-text${move ? ` moved moved-${move.side}` : ''}${move && move.at === current ? ' current' : ''}`}
      data-level={level || undefined}
      data-at={move?.at}
      data-move={move?.number}
      role={level ? 'heading' : undefined}
      aria-level={level || undefined}
    >
      {move ? (
        <span class="moved-note">
          <Icon name={move.up ? 'up' : 'arrow-down'} size={14} /> {moveWords(move)}
        </span>
      ) : null}
      {shown.map((piece, index) => (
        <PieceView key={index} piece={piece} current={piece.at === current && current !== undefined} />
      ))}
    </div>
  );
}

function moveWords({ side, up }: Move): string {
  const way = up ? 'up' : 'down';
  return side === 'left' ? `This paragraph moves ${way}` : `Moved ${way} to here`;
}

function PieceView({
  piece: { kind, text, at, reason },
  current,
}: {
  readonly piece: Piece;
  readonly current: boolean;
}) {
  if (kind === 'same') return <>{text}</>;
  const attributes = { class: `${markShape(text)}${current ? ' current' : ''}`, 'data-at': at, title: reason };
  if (kind === 'removed') {
    return (
      <del {...attributes}>
        <span class="unseen">removed </span>
        {text}
      </del>
    );
  }
  return (
    <ins {...attributes}>
      <span class="unseen">added </span>
      {text}
    </ins>
  );
}
