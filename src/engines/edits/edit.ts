import type { Span } from '../../documents/spans/span.ts';
import type { Category, Tier } from '../../protocol/document.ts';

/** A change before it has an id. Offsets are UTF-16 units of the text that it was found in. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly category: Category;
  readonly rule: string;
  readonly reason: string;
  readonly confidence: number;
  readonly tier: Tier;
  readonly alternatives?: readonly string[];
}

/**
 * Edits that can stand together, in order: the surest of those that overlap or touch. Two that touch would each change
 * the character that the other one relies on.
 */
export function compatible(edits: readonly Edit[]): Edit[] {
  const chosen: Edit[] = [];
  const bySureness = [...edits].sort(
    (a, b) => (a.tier < b.tier ? -1 : a.tier > b.tier ? 1 : 0) || b.confidence - a.confidence || a.start - b.start,
  );
  for (const edit of bySureness) {
    if (!chosen.some((other) => touches(edit, other))) chosen.push(edit);
  }
  return chosen.sort((a, b) => a.start - b.start);
}

export function touches(a: Span, b: Span): boolean {
  return a.start <= b.end && b.start <= a.end;
}

/** @param edits In order and apart. */
export function edited(text: string, edits: readonly Edit[]): string {
  let result = '';
  let at = 0;
  for (const { start, end, after } of edits) {
    result += text.slice(at, start) + after;
    at = end;
  }
  return result + text.slice(at);
}
