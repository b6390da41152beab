import { diffWords } from '../../../documents/diff/diff-words.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Edit } from '../../embedded/edit.ts';
import { sentencesOf } from '../../../documents/sentences.ts';
import type { Drops } from '../editing/drops.ts';
import { hidesCharacters } from '../editing/edits-of-proposals.ts';
import { modelRule } from '../editing/model-rules.ts';
import type { Segment } from '../editing/segment.ts';

interface RewriteAbout {
  readonly pass: 'structure' | 'tone';
  /** One sentence. */
  readonly reason: string;
  /** Spans of the block. */
  readonly untouchable: readonly Span[];
  readonly drops: Drops;
}

interface Stretch extends Span {
  readonly after: string;
}

/**
 * A rewritten passage as edits of its block: a sentence that was rewritten is one, so that people can decide on it by
 * itself. White space around the passage stays. What would lose protected text is dropped and counted.
 */
export function rewriteEdits(segment: Segment, rewritten: string, about: RewriteAbout): Edit[] {
  const { text, start } = segment;
  const lead = text.length - text.trimStart().length;
  const old = text.trim();
  const stretches = bySentence(old, changedIn(old, rewritten.trim())).map((stretch) => ({
    start: start + lead + stretch.start,
    end: start + lead + stretch.end,
    after: stretch.after,
  }));
  const { name: rule, category } = modelRule(about.pass, about.pass, false);
  return stretches.flatMap((stretch) => {
    const { block } = segment;
    const reason = problemOf(stretch, block.text, about.untouchable);
    if (reason !== undefined) about.drops.add(reason);
    return reason === undefined
      ? [{ ...stretch, category, rule, reason: about.reason, confidence: 0.7, tier: 'A' as const }]
      : [];
  });
}

function changedIn(old: string, rewritten: string): Stretch[] {
  const changed: Stretch[] = [];
  let at = 0;
  for (const part of diffWords(old, rewritten)) {
    const before = part.op === 'same' ? part.text : part.before;
    if (part.op === 'change') changed.push({ start: at, end: at + before.length, after: part.after });
    at += before.length;
  }
  return changed;
}

/** Stretches that lie in the same sentence, or that a stretch joins, are one, with what stays the same between them. */
function bySentence(old: string, changed: readonly Stretch[]): Stretch[] {
  const sentences = sentencesOf(old);
  const joined: { start: number; end: number; after: string; until: number }[] = [];
  for (const { start, end, after } of changed) {
    const last = joined.at(-1);
    const until = sentences.find((sentence) => sentence.end >= end)?.end ?? old.length;
    if (last && (start < last.until || start <= last.end)) {
      last.after += old.slice(last.end, start) + after;
      last.end = end;
      last.until = Math.max(last.until, until);
    } else joined.push({ start, end, after, until });
  }
  return joined.map(({ start, end, after }) => ({ start, end, after }));
}

/** What is protected has to stand in the new words as it did in the old ones, in its order; a part of it may not go. */
function problemOf(stretch: Stretch, text: string, untouchable: readonly Span[]): 'protected' | 'unsafe' | undefined {
  const { start, end, after } = stretch;
  if (hidesCharacters(text.slice(start, end), after)) return 'unsafe';
  let at = 0;
  for (const span of untouchable) {
    if (span.end <= start || span.start >= end) continue;
    if (span.start < start || span.end > end) return 'protected';
    const words = text.slice(span.start, span.end);
    const found = after.indexOf(words, at);
    if (found === -1) return 'protected';
    at = found + words.length;
  }
  return undefined;
}
