import { type DiffPart, newerPart, olderPart } from './diff-part.ts';

/** A line with its line feed, on both sides or on one; `changes`: the stored changes that took it out or put it in. */
export interface LineEdit {
  readonly sign: ' ' | '-' | '+';
  readonly line: string;
  readonly changes: readonly string[];
}

/** The difference line by line. A line stays where both texts have it there from one end to the other. */
export function* lineEdits(parts: readonly DiffPart[]): Generator<LineEdit> {
  const open = new OpenLines();
  for (const part of parts) {
    if (part.op !== 'same') {
      open.add(olderPart(part), newerPart(part), part.op === 'change' ? (part.changes ?? []) : []);
      continue;
    }
    for (let at = 0; at < part.text.length;) {
      const feed = part.text.indexOf('\n', at);
      const end = feed === -1 ? part.text.length : feed + 1;
      const piece = part.text.slice(at, end);
      open.add(piece, piece, []);
      if (feed !== -1) yield* open.close();
      at = end;
    }
  }
  yield* open.close();
}

/** What has been read of both texts since the last line that ends on both sides. */
class OpenLines {
  #older = '';
  #newer = '';
  #changes: string[] = [];

  add(older: string, newer: string, changes: readonly string[]): void {
    this.#older += older;
    this.#newer += newer;
    this.#changes.push(...changes);
  }

  *close(): Generator<LineEdit> {
    const [older, newer, changes] = [linesOf(this.#older), linesOf(this.#newer), this.#changes];
    [this.#older, this.#newer, this.#changes] = ['', '', []];
    const least = Math.min(older.length, newer.length);
    let head = 0;
    while (head < least && older[head] === newer[head]) head++;
    let tail = 0;
    while (tail < least - head && older.at(-1 - tail) === newer.at(-1 - tail)) tail++;
    for (const line of older.slice(0, head)) yield { sign: ' ', line, changes: [] };
    for (const line of older.slice(head, older.length - tail)) yield { sign: '-', line, changes };
    for (const line of newer.slice(head, newer.length - tail)) yield { sign: '+', line, changes };
    for (const line of older.slice(older.length - tail)) yield { sign: ' ', line, changes: [] };
  }
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
