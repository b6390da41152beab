import type { Directive } from '../../../protocol/directives/directives.ts';
import type { Target } from '../../../protocol/events.ts';
import { indexOfBlock } from '../../../protocol/fold/reduce-text.ts';
import type { FeedbackState } from '../../../protocol/fold/state.ts';
import { placeNamed } from '../directives/described.ts';
import { isPlaced } from '../places/placed.ts';
import { placeFound } from '../places/places.ts';
import { PASS_NAMES } from '../passes.ts';
import { ruleNamed } from './rule-named.ts';
import type { RunPosition } from './run-position.ts';

/** A directive as it is in this document and run; or why there is nothing for it to be about. */
export type ResolvedDirective =
  { readonly ok: true; readonly directive: Directive } | { readonly ok: false; readonly problem: string };

/** Of a job: its strategy's and what people add. */
const MOST_PASSES = 50;

/** Puts blocks and numbers to what a directive names, so that it means the same whoever reads it, however late. */
export function resolveDirective(
  directive: Directive,
  feedback: FeedbackState,
  from: Target | undefined,
  at: RunPosition,
): ResolvedDirective {
  const found = foundAs(directive, feedback, from, at);
  if (!found.ok || !isPlaced(found.directive)) return found;
  const place = placeFound(found.directive.place, at, anchorOf(feedback, from, at));
  return place ? { ok: true, directive: { ...found.directive, place } } : nothing(found.directive.place);
}

function foundAs(
  directive: Directive,
  feedback: FeedbackState,
  from: Target | undefined,
  at: RunPosition,
): ResolvedDirective {
  switch (directive.type) {
    case 'leave':
    case 'only_in': {
      const place = placeFound(directive.place, at, anchorOf(feedback, from, at));
      return place ? { ok: true, directive: { ...directive, place } } : nothing(directive.place);
    }
    case 'skip_pass': {
      const numbers = aheadNamed(directive.pass, at);
      return numbers.length > 0 ? { ok: true, directive: { ...directive, numbers } } : noPass(directive.pass, at);
    }
    case 'stop_after_pass': {
      const number = directive.pass === undefined ? lastPass(from, feedback, at) : aheadNamed(directive.pass, at)[0];
      return number === undefined
        ? noPass(directive.pass ?? '', at)
        : { ok: true, directive: { ...directive, number } };
    }
    case 'add_pass': {
      const pass = directive.pass ?? at.plan.passes.at(-1)?.name ?? 'proofread';
      const known = PASS_NAMES.some((name) => name === pass) || at.plan.passes.some(({ name }) => name === pass);
      if (!known)
        return { ok: false, problem: `the pass ${pass}: there is none of that name, but ${PASS_NAMES.join(', ')}` };
      return at.plan.passes.length < MOST_PASSES
        ? { ok: true, directive: { ...directive, pass } }
        : { ok: false, problem: `one more pass: ${MOST_PASSES} is the most` };
    }
    case 'leave_rule': {
      const rule = ruleNamed(directive.rule, at);
      return rule === undefined
        ? { ok: false, problem: `the rule ${directive.rule}: there is none of that name` }
        : { ok: true, directive: { ...directive, rule } };
    }
    case 'free_words':
      return heard(directive, feedback.target, from, at);
    case 'undo':
    case 'redo': {
      const { pass } = directive;
      const begun = at.state.passes.some(({ name, attempt }) => attempt > 0 && (pass ?? name) === name);
      if (pass !== undefined && !begun) return { ok: false, problem: `the pass ${pass}: it has not begun` };
      if (!directive.place) return { ok: true, directive };
      const place = placeFound(directive.place, at, doneAnchor(feedback, from, at));
      return place ? { ok: true, directive: { ...directive, place } } : nothing(directive.place);
    }
    default:
      return { ok: true, directive };
  }
}

/** Free words are only taken where a model will be told them. */
function heard(
  directive: Extract<Directive, { type: 'free_words' }>,
  target: Target | undefined,
  from: Target | undefined,
  at: RunPosition,
): ResolvedDirective {
  const because = (why: string) => ({ ok: false, problem: `“${directive.text}”: ${why}` }) as const;
  const first = from?.pass;
  if (!at.followsWords) return because('there is no model to follow it');
  if (first === undefined) return because('no text is left that a model is asked about');
  const block = target?.block === undefined ? undefined : at.state.blocks[indexOfBlock(at.state.blocks, target.block)];
  const ahead = at.plan.passes.filter(({ pass }) => (target?.pass === undefined ? pass >= first : pass === first));
  return block === undefined || ahead.some(({ name }) => at.followsWordsFor(block, name))
    ? { ok: true, directive }
    : because(`no pass that is left asks a model about ${block.id}`);
}

function lastPass(from: Target | undefined, { mode }: FeedbackState, at: RunPosition): number {
  return mode === 'queue' ? (from?.pass ?? at.thisPass) : Math.max(1, at.thisPass);
}

/** Passes of that name that are not over. */
function aheadNamed(name: string, { plan, state }: RunPosition): number[] {
  const over = new Set(state.passes.filter(({ status }) => status === 'complete').map(({ pass }) => pass));
  return plan.passes.filter((planned) => planned.name === name && !over.has(planned.pass)).map(({ pass }) => pass);
}

/** The block that “this section” is around: the target, else the first one that the feedback counts for. */
function anchorOf({ target }: FeedbackState, from: Target | undefined, { state }: RunPosition): number | undefined {
  const block = target?.block ?? from?.block;
  return block === undefined ? undefined : indexOfBlock(state.blocks, block);
}

/** Of what has been done: the target, else the block that was done last. */
function doneAnchor(feedback: FeedbackState, from: Target | undefined, at: RunPosition): number | undefined {
  const next = anchorOf(feedback, from, at);
  if (feedback.target?.block !== undefined || next === undefined) return next ?? at.state.blocks.length - 1;
  return next > 0 ? next - 1 : at.state.blocks.length - 1;
}

function nothing(place: Parameters<typeof placeNamed>[0]): ResolvedDirective {
  return { ok: false, problem: `${placeNamed(place)}: the document has no such place` };
}

function noPass(name: string, { plan, state }: RunPosition): ResolvedDirective {
  const ahead = plan.passes.filter(({ pass }) => state.passes.find((row) => row.pass === pass)?.status !== 'complete');
  const names = ahead.map((planned) => planned.name).join(', ');
  return { ok: false, problem: `the pass ${name}: ${names === '' ? 'no pass is left' : `what is left is ${names}`}` };
}
