import type { Directive } from '../../../protocol/directives.ts';
import { CHANGE_FORMS } from './change-forms.ts';
import { bareWish } from './courtesy.ts';
import type { DirectiveContext } from './directive-context.ts';
import type { DirectiveForm } from './directive-form.ts';
import { RUN_FORMS } from './run-forms.ts';
import { asWritten, type Said, sentencesSaid } from './said.ts';
import { respelled } from './respelled.ts';
import { TEXT_FORMS } from './text-forms.ts';
import { compiled } from './compiled.ts';

/** What came of somebody's words. */
export interface Reading {
  readonly directives: readonly Directive[];
  /** What is none of them, as it was written. */
  readonly notUnderstood: readonly string[];
}

/** In the order in which they are tried: what is only a word to leave alone comes after everything with a meaning. */
export const FORMS: readonly DirectiveForm[] = [...CHANGE_FORMS, ...RUN_FORMS, ...TEXT_FORMS];
const WORD_FORMS = FORMS.filter(({ type }) => type === 'leave_words');
const OTHER_FORMS = FORMS.filter(({ type }) => type !== 'leave_words');

/** UTF-16 units of a feedback and of a sentence, and sentences, that are looked at; more is no directive of this set. */
const LONGEST_TEXT = 2_048;
const LONGEST_SENTENCE = 400;
const MOST_SENTENCES = 16;
/** Places where a sentence may be two wishes. */
const MOST_JOINTS = 6;
const JOINT = /\s*(?:,\s*(?:and|but|then|also)\s|,\s|;\s|\s(?:and|but|then|&|\+)\s)\s*/gi;
/** Reads directives out of free words. Pure: the same words and context give the same reading. */
export function readDirectives(text: string, context: DirectiveContext): Reading {
  const sentences = text.length > LONGEST_TEXT ? [] : sentencesSaid(text);
  if (text.length > LONGEST_TEXT || sentences.length > MOST_SENTENCES) return { directives: [], notUnderstood: [text] };
  const readings = sentences.map((sentence) => readSentence(sentence, context, MOST_JOINTS));
  const directives = withoutRest(readings.flatMap((reading) => reading.directives));
  const notUnderstood = readings.flatMap((reading) => reading.notUnderstood);
  const nothing = directives.length === 0 && notUnderstood.length === sentences.length;
  return { directives, notUnderstood: nothing && sentences.length === 1 ? [text] : notUnderstood };
}

/** “Only fix spelling and leave the rest alone” is one wish. */
function withoutRest(directives: readonly Directive[]): readonly Directive[] {
  if (!directives.some(({ type }) => type === 'only_categories' || type === 'only_in')) return directives;
  return directives.filter((directive) => directive.type !== 'leave' || directive.place.part !== 'document');
}

function readSentence(said: Said, context: DirectiveContext, joints: number): Reading {
  if (said.text.length > LONGEST_SENTENCE) return { directives: [], notUnderstood: [asWritten(said)] };
  const whole = readWish(said, context);
  if (whole) return { directives: whole, notUnderstood: [] };
  const parts = joints > 0 ? [...said.text.matchAll(JOINT)].slice(0, joints) : [];
  for (const { 0: joint, index } of parts.toReversed()) {
    const head = readWish({ ...said, text: said.text.slice(0, index) }, context);
    if (!head) continue;
    const tail = readSentence({ ...said, text: said.text.slice(index + joint.length) }, context, joints - 1);
    return { directives: [...head, ...tail.directives], notUnderstood: tail.notUnderstood };
  }
  for (const { 0: joint, index } of parts) {
    const tail = readSentence({ ...said, text: said.text.slice(index + joint.length) }, context, 0);
    if (tail.directives.length === 0) continue;
    const head = asWritten({ ...said, text: said.text.slice(0, index) });
    return { directives: tail.directives, notUnderstood: [head, ...tail.notUnderstood] };
  }
  return { directives: [], notUnderstood: [asWritten(said)] };
}

/** One wish: as it stands, else as it may have been meant. */
function readWish({ text, quotations }: Said, context: DirectiveContext): readonly Directive[] | undefined {
  const wish = bareWish(text);
  if (wish === '') return [];
  const meant = bareWish(respelled(wish));
  const read = (forms: readonly DirectiveForm[], spelling: string) => readAs(forms, spelling, quotations, context);
  return read(OTHER_FORMS, wish) ?? read(OTHER_FORMS, meant) ?? read(WORD_FORMS, wish) ?? read(WORD_FORMS, meant);
}

function readAs(
  forms: readonly DirectiveForm[],
  wish: string,
  quotations: readonly string[],
  context: DirectiveContext,
): readonly Directive[] | undefined {
  for (const form of forms) {
    for (const pattern of compiled(form)) {
      const match = pattern.exec(wish);
      if (!match) continue;
      const said = match.groups?.['x'];
      const directives = form.means(said === undefined ? undefined : { said: said.trim(), quotations, context });
      if (directives) return directives;
    }
  }
  return undefined;
}
