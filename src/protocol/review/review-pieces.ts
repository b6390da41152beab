import type { Change } from '../document.ts';
import type { Decisions } from './decisions.ts';
import { played } from './replay.ts';
import type { BlockState } from '../fold/state.ts';

/**
 * A stretch of a block as it is shown to who decides. `removed` and `added` are what a change does to version 0;
 * `spanned` is text that a change without effect, or a hint, is about.
 */
export interface ReviewPiece {
  readonly kind: 'kept' | 'removed' | 'added' | 'spanned';
  readonly text: string;
  readonly change?: Change;
}

/**
 * A block from version 0 to what has become of it, in one line of reading. `removed`, `kept` and `spanned` say together
 * version 0, and `kept`, `spanned` and `added` the text; a whole rewrite is new text of no change.
 * @param which `all`: with every suggestion that nobody rejected.
 */
export function reviewPieces(
  block: BlockState,
  decisions: Decisions,
  which: 'accepted' | 'all' = 'all',
): ReviewPiece[] {
  const { letters, playback, passes } = played(block, decisions, which);
  const { live } = playback;
  const changeAt = (numbered: number) => block.changes[numbered - 1];
  const spans = new Map<number, Change>();
  for (const { steps } of passes) {
    for (const { change, run } of steps) {
      const idle = !playback.effects.get(change.id)?.effective;
      if (idle) for (const letter of run.slice(1, -1)) spans.set(letter, change);
    }
  }
  const pieces: { kind: ReviewPiece['kind']; letters: number[]; change: Change | undefined }[] = [];
  const push = (kind: ReviewPiece['kind'], letter: number, change: Change | undefined) => {
    const last = pieces.at(-1);
    if (last?.kind === kind && last.change === change) last.letters.push(letter);
    else pieces.push({ kind, letters: [letter], change });
  };
  const places = letters.places(live);
  let next = 1;
  for (const letter of live.slice(1)) {
    const isOriginal = letters.isOriginal(letter);
    for (; isOriginal && next < letters.original.length; next += 1) {
      const original = letters.original[next] ?? 0;
      if (original === letter) {
        next += 1;
        break;
      }
      if (places[original] === -1) push('removed', original, changeAt(playback.removed(original)));
    }
    if (letter === live.at(-1)) break;
    if (!isOriginal) push('added', letter, changeAt(letters.source(letter)));
    else push(spans.has(letter) ? 'spanned' : 'kept', letter, spans.get(letter));
  }
  return inReadingOrder(pieces).map(({ kind, letters: run, change }) => ({
    kind,
    text: letters.spelled([0, ...run, 1]),
    ...(change ? { change } : {}),
  }));
}

/** What went stands before what came. */
function inReadingOrder<P extends { readonly kind: ReviewPiece['kind']; readonly change: Change | undefined }>(
  pieces: readonly P[],
): P[] {
  const ordered: P[] = [];
  for (const piece of pieces) {
    const last = ordered.at(-1);
    if (piece.kind === 'removed' && last?.kind === 'added' && last.change === piece.change) {
      ordered.splice(-1, 1, piece, last);
    } else ordered.push(piece);
  }
  return ordered;
}
