import type { Change } from '../../protocol/document.ts';

/** What is marked in a document: what the last pass did, or everything since the original. */
export type Marks = 'pass' | 'all';

/** A stretch of a block as it is shown: kept text, and around a change what went and what came. */
export type Mark =
  | { readonly kind: 'same'; readonly text: string }
  | { readonly kind: 'change'; readonly removed: string; readonly added: string; readonly change: Change };

/** @param input the text that the changes are offsets into; only applied ones are shown. */
export function marksOf(input: string, changes: readonly Change[]): Mark[] {
  const marks: Mark[] = [];
  let at = 0;
  for (const change of changes.filter(({ applied }) => applied).sort((a, b) => a.start - b.start)) {
    if (change.start < at) continue;
    if (change.start > at) marks.push({ kind: 'same', text: input.slice(at, change.start) });
    marks.push({ kind: 'change', removed: change.before, added: change.after, change });
    at = change.end;
  }
  if (at < input.length) marks.push({ kind: 'same', text: input.slice(at) });
  return marks;
}
