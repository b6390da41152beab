import type { Place } from '../../../protocol/directives/directives.ts';
import { isPlaceable } from '../places/placed.ts';
import { CHANGE_FORMS } from './change-forms.ts';
import { compiled } from './compiled.ts';
import { bareWish } from './courtesy.ts';
import type { DirectiveContext } from './directive-context.ts';
import type { DirectiveForm } from './directive-form.ts';
import type { Meaning } from './meaning.ts';
import { plainWish } from './plain-wish.ts';
import { respelled } from './respelled.ts';
import { RUN_FORMS } from './run-forms.ts';
import type { Said } from './said.ts';
import { scopesOf } from './scope.ts';
import { MIXED_FORMS, TEXT_FORMS } from './text-forms.ts';

/** In the order in which they are tried: what is only a word to leave alone comes after everything with a meaning. */
export const FORMS: readonly DirectiveForm[] = [...CHANGE_FORMS, ...RUN_FORMS, ...TEXT_FORMS, ...MIXED_FORMS];
const IN_TURN: readonly (readonly DirectiveForm[])[] = [
  FORMS.filter((form) => form.type !== 'leave_words' && !MIXED_FORMS.includes(form)),
  FORMS.filter(({ type }) => type === 'leave_words'),
  MIXED_FORMS,
];

/** “don't change everything”: some of it, or nothing? */
const NOT_ALL = /^do not (?:[a-z]+ ){1,2}(?:all|every\w*|each|the (?:whole|entire))\b/i;

/**
 * One wish: as it stands, else as it may have been meant, else as one about a place.
 * @param ends whether nothing follows it that is not understood
 * @returns nothing in a list where it asks for nothing; undefined where it is not understood
 */
export function readWish(said: Said, context: DirectiveContext, ends: boolean): readonly Meaning[] | undefined {
  const wish = bareWish(said.text);
  if (wish === '') return [];
  if (NOT_ALL.test(wish)) return undefined;
  const spellings = [...new Set([plainWish(wish), plainWish(bareWish(respelled(wish)))])];
  const asIs = readSpellings(spellings, said, context, ends);
  if (asIs) return asIs;
  for (const spelling of spellings) {
    for (const { core, places, behind } of scopesOf({ said: spelling, quotations: said.quotations, context })) {
      const turned =
        behind === spelling ? undefined : readSpellings([plainWish(bareWish(behind))], said, context, ends);
      if (turned) return turned;
      const meanings = readSpellings([plainWish(bareWish(core))], said, context, ends);
      const placed = meanings && inPlaces(meanings, places);
      if (placed) return placed;
    }
  }
  return undefined;
}

/** The same for these places alone; undefined where it is said of the whole job, or of places itself. */
export function inPlaces(meanings: readonly Meaning[], places: readonly Place[]): readonly Meaning[] | undefined {
  const placed = meanings.flatMap((meaning): (Meaning | undefined)[] => {
    if (meaning.type === 'leave' && meaning.place.part === 'document') {
      return meanings.length > 1 ? [meaning] : places.map((place) => ({ type: 'leave', place }));
    }
    if (meaning.type === 'granted' || !isPlaceable(meaning) || meaning.place !== undefined) return [undefined];
    return places.map((place) => (place.part === 'document' ? meaning : { ...meaning, place }));
  });
  const known = placed.filter((meaning) => meaning !== undefined);
  return known.length > 0 && known.length === placed.length ? known : undefined;
}

function readSpellings(
  spellings: readonly string[],
  said: Said,
  context: DirectiveContext,
  ends: boolean,
): readonly Meaning[] | undefined {
  for (const forms of IN_TURN) {
    for (const spelling of spellings) {
      const meanings = readAs(
        forms.filter((form) => ends || form.ends !== true),
        spelling,
        said.quotations,
        context,
      );
      if (meanings?.every((meaning) => isOwn(meaning, said))) return meanings;
    }
  }
  return undefined;
}

/** Words that are left alone are those that were written, not what a slip of the keyboard may have meant. */
function isOwn(meaning: Meaning, { text, quotations }: Said): boolean {
  return (
    meaning.type !== 'leave_words' || meaning.words.every((word) => text.includes(word) || quotations.includes(word))
  );
}

function readAs(
  forms: readonly DirectiveForm[],
  wish: string,
  quotations: readonly string[],
  context: DirectiveContext,
): readonly Meaning[] | undefined {
  for (const form of forms) {
    for (const pattern of compiled(form)) {
      const match = pattern.exec(wish);
      if (!match) continue;
      const slotOf = (said: string | undefined) =>
        said === undefined ? undefined : { said: said.trim(), quotations, context };
      const meanings = form.means(slotOf(match.groups?.['x']), slotOf(match.groups?.['y']), context);
      if (meanings) return meanings;
    }
  }
  return undefined;
}
