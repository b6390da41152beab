import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Category } from '../../../protocol/document.ts';
import { type Edit, touches } from '../../edits/edit.ts';
import type { Segment } from '../asking/segment.ts';
import type { Drops } from '../checks/drops.ts';
import type { EditsAbout } from '../checks/edits-about.ts';
import { type Hunk, hunksOf } from '../checks/hunks.ts';
import { modelRule } from '../checks/model-rules.ts';
import { isLeftToPeople } from '../checks/left-to-people.ts';
import { stretchProblem } from '../checks/stretch-problem.ts';
import { hidesCharacters, withoutUnseen } from '../checks/unseen.ts';
import type { Proposal } from './proposal.ts';

const LINE_BREAKS = /\r\n|\r|\n/g;
/** How many times as long as what it replaces an edit may be, and how many UTF-16 units more in any case. */
const GROWTH = 2;
const SLACK = 60;
const LONGEST_REASON = 300;

/**
 * The proposals for a segment as edits of its block: each stands in the segment exactly once, touches nothing that is
 * protected, and overlaps no other. What does not fit is dropped and counted.
 */
export function editsOfProposals(segment: Segment, proposals: readonly Proposal[], about: EditsAbout): Edit[] {
  const edits: Edit[] = [];
  for (const proposal of proposals) {
    const found = editsOf(segment, proposal, about);
    if (found.some((edit) => edits.some((other) => touches(edit, other)))) about.drops.add('overlapping');
    else edits.push(...found);
  }
  return edits.sort((a, b) => a.start - b.start);
}

/** None, or one; more only where something protected lies between the words that change. */
function editsOf(segment: Segment, proposal: Proposal, about: EditsAbout): Edit[] {
  const { old, new: after } = proposal;
  const { untouchable, drops } = about;
  const dropped = (reason: Parameters<Drops['add']>[0]): Edit[] => {
    drops.add(reason);
    return [];
  };
  const at = segment.text.indexOf(old);
  if (at === -1) return dropped('no_match');
  if (segment.text.includes(old, at + 1)) return dropped('ambiguous');
  if (hidesCharacters(old, after)) return dropped('unsafe');
  if (breaksIn(old) !== breaksIn(after)) return dropped('facts');
  if (after.length > old.length * GROWTH + SLACK) return dropped('too_much');
  const changed = hunksOf(old, after, segment.start + at);
  if (changed.length === 0) return dropped('unchanged');
  const free = ({ start, end }: Span) => !overlapsProtected(untouchable, start, end);
  const whole = joined(changed, old, segment.start + at);
  const apart = whole.every(free) ? whole : changed;
  if (!apart.every(free)) return dropped('protected');
  const { block } = segment;
  const problem = apart.map((hunk) => stretchProblem(block.text, block.text.slice(hunk.start, hunk.end), hunk.after));
  const [first] = problem.flatMap((one) => one ?? []);
  if (first !== undefined) return dropped(first);
  return apart.map((hunk) => described(hunk, proposal, about, !about.asked && isLeftToPeople(block, about.pass, hunk)));
}

/** All of them as one: what belongs together is decided together. */
function joined(changed: readonly Hunk[], old: string, start: number): Hunk[] {
  const [first, last] = [changed[0], changed.at(-1)];
  if (!first || !last) return [];
  let after = '';
  let at = first.start;
  for (const hunk of changed) {
    after += old.slice(at - start, hunk.start - start) + hunk.after;
    at = hunk.end;
  }
  return [{ start: first.start, end: last.end, after }];
}

/** What is not what the pass is about, a person decides as well. @param left it is left to people in any case */
function described({ start, end, after }: Hunk, proposal: Proposal, { pass, asked }: EditsAbout, left: boolean): Edit {
  const { name: rule, category, fits } = modelRule(pass, proposal.category, asked);
  const sure = proposal.sure && fits && !left;
  const reason = readable(proposal.reason, category);
  return { start, end, after, category, rule, reason, confidence: sure ? 0.8 : 0.5, tier: sure ? 'A' : 'B' };
}

/** A reason is shown to people: one line of what can be seen. */
function readable(reason: string, category: Category): string {
  const line = withoutUnseen(reason).replaceAll(/\s+/g, ' ').trim();
  if (line === '') return `The model changed this for ${category}.`;
  const letters = Array.from(line);
  return letters.length > LONGEST_REASON ? `${letters.slice(0, LONGEST_REASON - 1).join('')}…` : line;
}

function breaksIn(text: string): number {
  return text.match(LINE_BREAKS)?.length ?? 0;
}
