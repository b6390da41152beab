import type { DiffPart, Difference, InlinePart } from '../../../client/answers/version.ts';

/** A stretch of one paragraph; `at` numbers the change it is part of. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
  readonly at?: number;
  /** Why, where a stored change is behind it. */
  readonly reason?: string | undefined;
}

/** A paragraph as it stands on both sides; a moved one stands on one side only, and again elsewhere. */
export interface CompareRow {
  readonly pieces: readonly Piece[];
  readonly move?: Move;
}

export interface Move {
  readonly number: number;
  readonly side: 'left' | 'right';
  readonly at: number;
  /** Whether it went towards the beginning. */
  readonly up: boolean;
}

export interface Compared {
  readonly rows: readonly CompareRow[];
  /** How many changes and moves there are: they are numbered from 0 in reading order. */
  readonly count: number;
}

/** A blank line ends a paragraph where both sides have it. */
const PARAGRAPH_END = /\n[ \t]*\n\s*/;

/** The difference as paragraphs that stand side by side. @param changes what is behind the parts, by id */
export function compareRows(parts: readonly DiffPart[], changes: Difference['changes'] = {}): Compared {
  const rows: CompareRow[] = [];
  let pieces: Piece[] = [];
  let count = 0;
  const close = () => {
    if (pieces.some(({ text }) => text.trim() !== '')) rows.push({ pieces: trimmed(pieces) });
    pieces = [];
  };
  const inline = (part: InlinePart) => {
    if (part.op === 'same') {
      pieces.push({ kind: 'same', text: part.text });
      return;
    }
    const at = count++;
    const [why] = part.changes ?? [];
    const reason = why === undefined ? undefined : changes[why]?.reason;
    if (part.before !== '') pieces.push({ kind: 'removed', text: part.before, at, reason });
    if (part.after !== '') pieces.push({ kind: 'added', text: part.after, at, reason });
  };
  const arrived = new Set<number>();
  for (const part of parts) {
    if (part.op === 'same') {
      const [first = '', ...others] = part.text.split(PARAGRAPH_END);
      pieces.push({ kind: 'same', text: first });
      for (const text of others) {
        close();
        pieces.push({ kind: 'same', text });
      }
    } else if (part.op === 'change') inline(part);
    else {
      close();
      const at = count++;
      if (part.op === 'moved_away') pieces.push({ kind: 'same', text: part.text });
      else for (const inner of part.parts) inline(inner);
      const side = part.op === 'moved_away' ? 'left' : 'right';
      const first = !arrived.has(part.move);
      arrived.add(part.move);
      rows.push({ pieces: trimmed(pieces), move: { number: part.move, side, at, up: (side === 'right') === first } });
      pieces = [];
    }
  }
  close();
  return { rows, count };
}

/** What one side shows: removals stand on the left only, additions on the right only. */
export function sideOf({ pieces, move }: CompareRow, side: 'left' | 'right'): readonly Piece[] {
  if (move && move.side !== side) return [];
  return pieces.filter(({ kind }) => kind === 'same' || (kind === 'removed') === (side === 'left'));
}

/** Line ends around a paragraph are no part of it. */
function trimmed(pieces: readonly Piece[]): Piece[] {
  return pieces
    .map((piece, index) => {
      let { text } = piece;
      if (piece.kind === 'same' && index === 0) text = text.replace(/^\n+/, '');
      if (piece.kind === 'same' && index === pieces.length - 1) text = text.replace(/\n+$/, '');
      return { ...piece, text };
    })
    .filter(({ text }) => text !== '');
}
