import { shortened } from '../../shortened.ts';
import { ruleSpoken } from './rule-spoken.ts';
import { DIALECT_NAMES, type Directive, type Place } from '../../../protocol/directives/directives.ts';
import type { Target } from '../../../protocol/events.ts';
import { isPlaced } from '../places/placed.ts';

type Lasting = Exclude<Directive, { type: 'undo' | 'redo' }>;

/** What there is to know of a directive beside itself. */
interface Said {
  /** It held before. */
  readonly already?: boolean;
  /** The block or pass that it was said for alone. */
  readonly target?: Target | undefined;
  /** Names of the passes that have begun. */
  readonly begun?: ReadonlySet<string>;
}

/** What a directive that was found does from now on, as a sentence for people. */
export function described(directive: Lasting, { already = false, target, begun }: Said = {}): string {
  const effect =
    directive.type === 'skip_pass' && begun?.has(directive.pass) !== true
      ? `the pass ${directive.pass} is skipped`
      : effectOf(directive);
  if (already) return `${effect}, as before`;
  const where = WHOLE_JOB.has(directive.type) ? '' : whereCounts(directive, target);
  if (directive.type === 'apply') return `${effect} again${where}`;
  return directive.type === 'dialect' && where === '' ? `${effect} from here on` : `${effect}${where}`;
}

/** Of which the job has one, whatever it was said for. */
const WHOLE_JOB: ReadonlySet<Directive['type']> = new Set(['stop_after_pass', 'add_pass']);

function whereCounts(directive: Lasting, target: Target | undefined): string {
  const place = isPlaced(directive) ? ` in ${placeNamed(directive.place)}` : '';
  const its = 'place' in directive ? directive.place : undefined;
  const same = its?.first !== undefined && its.first === its.last && its.first === target?.block;
  const block = target?.block === undefined || same ? '' : `, in ${target.block} alone`;
  return `${place}${block}${target?.pass === undefined ? '' : `, in pass ${target.pass} alone`}`;
}

function effectOf(directive: Lasting): string {
  switch (directive.type) {
    case 'dialect':
      return directive.dialect === 'auto' ? 'the text’s own spelling' : `${DIALECT_NAMES[directive.dialect]} spelling`;
    case 'leave_words':
      return `${listed(directive.words.map((word) => `“${word}”`))} ${areOrIs(directive.words)} left alone`;
    case 'leave':
      return directive.place.part === 'document'
        ? 'nothing more is changed'
        : `nothing is changed in ${placeNamed(directive.place)}`;
    case 'only_in':
      return `only ${placeNamed(directive.place)} is changed`;
    case 'skip_pass':
      return `the pass ${directive.pass} does nothing more`;
    case 'stop_after_pass':
      return `the job ends after pass ${directive.number ?? directive.pass ?? ''}`.trimEnd();
    case 'add_pass':
      return `one more pass before the end: ${directive.pass ?? ''}`;
    case 'leave_rule':
      return `the rule “${ruleSpoken(directive.rule)}” makes no changes`;
    case 'leave_categories':
      return `${listed(directive.categories)} ${areOrIs(directive.categories)} left alone`;
    case 'only_categories':
      return `only ${listed(directive.categories)} ${areOrIs(directive.categories)} changed`;
    case 'suggest_only':
      return 'changes are only suggested';
    case 'apply':
      return 'sure changes are applied';
    case 'free_words':
      return `the model is told: “${shortened(directive.text)}”`;
    case 'forget':
      return 'what was asked before no longer holds';
  }
}

/** What was done with changes there and then. */
export function doneWith(directive: Extract<Directive, { type: 'undo' | 'redo' }>, changes: number): string {
  const done = directive.type === 'undo' ? 'undone' : 'taken in again';
  const count = changes === 1 ? 'one change' : `${changes} changes`;
  return `${count} of ${scopeNamed(directive)} ${changes === 1 ? 'is' : 'are'} ${done}`;
}

/** A place in words, with the blocks that it was found to be. */
export function placeNamed({ part, section, block, first, last }: Place): string {
  const name =
    section === undefined ? (block ?? (part === 'block' ? 'this block' : named(part))) : `the section “${section}”`;
  if (first === undefined || block !== undefined) return name;
  return first === last ? `${name} (${first})` : `${name} (${first} to ${last})`;
}

function named(part: Place['part']): string {
  return part === 'section' ? 'this section' : `the ${part ?? 'document'}`;
}

function scopeNamed({ place, pass }: { readonly place?: Place; readonly pass?: string }): string {
  const where = place && placeNamed(place);
  if (pass === undefined) return where ?? 'the document';
  return where === undefined ? `the pass ${pass}` : `the pass ${pass} in ${where}`;
}

const MOST_LISTED = 12;
function listed(items: readonly string[]): string {
  if (items.length > MOST_LISTED)
    return `${items.slice(0, MOST_LISTED).join(', ')} and ${items.length - MOST_LISTED} more`;
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

function areOrIs(items: readonly string[]): string {
  return items.length === 1 ? 'is' : 'are';
}
