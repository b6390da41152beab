import { spelledOut } from './compiled.ts';

const DONE =
  'changed|touched|edited|altered|modified|corrected|revised|fixed|flagged|marked|messed with|tampered with|interfered with';
const MUST = '(?:must|should|shall|has to|have to|needs? to|ought to|to|can|may|will|is to|are to|had better)';

/** Ways to say a wish about something, and the same as an imperative. */
const IMPERATIVES: readonly (readonly [RegExp, string])[] = [
  imperative(
    `{x} (?:do not|must never|should never|is not to|are not to|never)(?: to)? (?:be|get) (?:${DONE})`,
    'do not change',
  ),
  imperative(`{x} (?:do not|never) (?:to )?change`, 'do not change'),
  [new RegExp(`^nothing ${MUST} (?:be|get) (?:${DONE})\\b`, 'iu'), 'do not change anything'],
  imperative('{x} (?:do not|never)(?: to)? (?:be|get) (?:rewritten|reworded|rephrased)', 'do not rewrite'),
  imperative('{x} (?:do not|never)(?: to)? (?:be|get) (?:shortened|cut|trimmed)', 'do not shorten'),
  imperative('{x} (?:do not|never)(?: to)? (?:be|get) (?:replaced|removed|deleted|capitali[sz]ed)', 'do not replace'),
  imperative(
    '{x} (?:do not|does not) need (?:{changes}|to be (?:changed|edited|corrected|touched)|changing|editing)',
    'do not change',
  ),
  [/^left (?=.+ )/iu, 'leave '],
  imperative(`{x} (?:${MUST} )?(?:stays?|remains?|be left|be kept|gets? left|left|kept) {alone}`, 'leave', ' alone'),
  imperative(`{x} ${MUST} (?:stay|remain|be left|be kept)`, 'leave', ' alone'),
];

function imperative(pattern: string, before: string, after = ''): readonly [RegExp, string] {
  return [new RegExp(`^(?:${spelledOut(pattern)})$`, 'iu'), `${before} $<x>${after}`];
}

/** A wish as an imperative, where it is said in another way: “the headings must not be changed”. */
export function plainWish(wish: string): string {
  for (const [form, plain] of IMPERATIVES) if (form.test(wish)) return wish.replace(form, plain);
  return wish;
}
