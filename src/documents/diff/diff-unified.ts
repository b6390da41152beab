import type { Change } from '../../protocol/document.ts';
import type { DiffHead } from './diff-order.ts';
import type { Difference } from './difference.ts';
import { type LineEdit, lineEdits } from './line-edits.ts';

const CONTEXT = 3;
const LONGEST_HEADING = 80;

/** The difference as a patch that `patch` and `git apply` take; empty where there is none. */
export function diffUnified({ file, from, to }: DiffHead, difference: Difference): Generator<string> {
  const versions = `Redraft: ${from.version} (${from.pass}) to ${to.version} (${to.pass})`;
  return patchOf(`${versions}\n--- a/${file}\n+++ b/${file}\n`, difference);
}

/** @param head the lines before the first hunk. */
export function* patchOf(head: string, { parts, changes }: Pick<Difference, 'parts' | 'changes'>): Generator<string> {
  let first = true;
  for (const hunk of hunks(lineEdits(parts))) {
    if (first) yield head;
    first = false;
    yield hunkHeader(hunk, changes);
    for (const { sign, line } of hunk.edits) {
      yield line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`;
    }
  }
}

/** Changed lines with the lines around them; `older` and `newer` count the lines before. */
interface Hunk {
  readonly older: number;
  readonly newer: number;
  readonly edits: readonly LineEdit[];
}

function* hunks(edits: Iterable<LineEdit>): Generator<Hunk> {
  let [older, newer] = [0, 0];
  let lead: LineEdit[] = [];
  let open: { older: number; newer: number; edits: LineEdit[] } | undefined;
  let quiet = 0;
  for (const edit of edits) {
    if (edit.sign !== ' ') {
      open ??= { older: older - lead.length, newer: newer - lead.length, edits: lead };
      lead = [];
      quiet = 0;
    } else if (open) quiet++;
    if (open) open.edits.push(edit);
    else lead = [...lead, edit].slice(-CONTEXT);
    if (edit.sign !== '+') older++;
    if (edit.sign !== '-') newer++;
    if (!open || quiet <= 2 * CONTEXT) continue;
    lead = open.edits.slice(-CONTEXT);
    yield { ...open, edits: open.edits.slice(0, CONTEXT - quiet) };
    open = undefined;
  }
  if (open) yield { ...open, edits: open.edits.slice(0, open.edits.length - Math.max(0, quiet - CONTEXT)) };
}

function hunkHeader({ older, newer, edits }: Hunk, changes: ReadonlyMap<string, Change>): string {
  const count = (sign: LineEdit['sign']) => edits.filter((edit) => edit.sign === ' ' || edit.sign === sign).length;
  const place = (before: number, lines: number) => `${lines === 0 ? before : before + 1},${lines}`;
  const ids = new Set(edits.flatMap((edit) => edit.changes));
  const rules = new Set(
    Array.from(ids, (id) => changes.get(id)).map((change) => change && `${change.category} ${change.rule}`),
  );
  const heading = [...rules].filter(Boolean).join(', ').replaceAll(/\s+/g, ' ').slice(0, LONGEST_HEADING);
  return `@@ -${place(older, count('-'))} +${place(newer, count('+'))} @@${heading === '' ? '' : ` ${heading}`}\n`;
}
