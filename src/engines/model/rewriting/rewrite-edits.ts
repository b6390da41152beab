import { sentencesOf } from '../../../documents/words/sentences.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Edit } from '../../edits/edit.ts';
import type { Segment } from '../asking/segment.ts';
import { areCorrections } from '../checks/corrections.ts';
import type { EditsAbout } from '../checks/edits-about.ts';
import { type Hunk, hunksOf } from '../checks/hunks.ts';
import { isLeftToPeople } from '../checks/left-to-people.ts';
import { modelRule } from '../checks/model-rules.ts';
import { stretchProblem } from '../checks/stretch-problem.ts';
import { hidesCharacters } from '../checks/unseen.ts';
import { rewrittenAs } from './rewritten-as.ts';

/**
 * A rewritten passage as edits of its block: a sentence that was rewritten is one, so that people can decide on it by
 * itself; where the passage was only to be corrected, each correction is. White space around the passage stays. What
 * would lose protected text is dropped and counted.
 */
export function rewriteEdits(segment: Segment, rewritten: string, about: EditsAbout): Edit[] {
  const { text, start } = segment;
  const lead = text.length - text.trimStart().length;
  const old = text.trim();
  const changed = hunksOf(old, rewritten.trim());
  const corrects = about.pass === 'proofread' && areCorrections(old, changed);
  const stretches = (corrects ? changed : bySentence(old, changed)).map((stretch) => ({
    start: start + lead + stretch.start,
    end: start + lead + stretch.end,
    after: stretch.after,
  }));
  return stretches.flatMap((stretch) => {
    const { block } = segment;
    const before = block.text.slice(stretch.start, stretch.end);
    const problem =
      problemOf(stretch, block.text, about.untouchable) ?? stretchProblem(block.text, before, stretch.after);
    if (problem !== undefined) {
      about.drops.add(problem);
      return [];
    }
    const kind = rewrittenAs(about.pass, before, stretch.after);
    const { name: rule, category } = modelRule(about.pass, kind.category, about.asked);
    // Who was to correct and wrote something else is not believed.
    const isSure =
      (about.pass !== 'proofread' || corrects) && (about.asked || !isLeftToPeople(block, about.pass, stretch));
    const sureness = isSure ? ({ confidence: 0.7, tier: 'A' } as const) : ({ confidence: 0.5, tier: 'B' } as const);
    return [{ ...stretch, category, rule, reason: kind.reason, ...sureness }];
  });
}

/** Stretches that lie in the same sentence, or that a stretch joins, are one, with what stays the same between them. */
function bySentence(old: string, changed: readonly Hunk[]): Hunk[] {
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
function problemOf(stretch: Hunk, text: string, untouchable: readonly Span[]): 'protected' | 'unsafe' | undefined {
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
