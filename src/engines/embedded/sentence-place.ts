/** UTF-16 units looked at on either side: more than a word. */
const BESIDE = 48;
const WORD_BEFORE = /([\p{L}\p{M}\p{N}'’]+)[ \t]*(?:\r?\n[ \t]*)?$/u;
const WORD_AFTER = /^[ \t]*(?:\r?\n[ \t]*)?([$£€]?[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}'’,.]*)/u;
const SENTENCE_STARTS = /(?:^|[.!?…:]["'”’)\]*_]*\s+|\n\s*\n\s*)["'“‘([*_]*$/u;
const ABBREVIATED = /(?:^|[\s(])(?:\p{L}|e\.g|i\.e|etc|vs|Dr|Mr|Mrs|Ms|No|Fig|cf|al|approx)\.\s+$/u;

/** The word directly before the offset, in lower case; '' when a mark or nothing stands there. */
export function wordBefore(text: string, at: number): string {
  return WORD_BEFORE.exec(text.slice(Math.max(0, at - BESIDE), at))?.[1]?.toLowerCase() ?? '';
}

/** The word or number directly after the offset, as written and without a mark behind it; '' when there is none. */
export function wordAfter(text: string, at: number): string {
  return (WORD_AFTER.exec(text.slice(at, at + BESIDE))?.[1] ?? '').replace(/[,.'’]+$/, '');
}

/** Whether a sentence may start at the offset, or what stands like one: an item, a clause after a colon. */
export function isSentenceStart(text: string, at: number): boolean {
  const lead = text.slice(Math.max(0, at - BESIDE), at);
  return (at === 0 || SENTENCE_STARTS.test(lead)) && !ABBREVIATED.test(lead);
}
