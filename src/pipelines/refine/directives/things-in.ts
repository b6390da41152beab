import type { Granted, Meaning } from './meaning.ts';
import { categoriesIn, clearWordsIn, DETERMINER, ITEMS, placesIn, rulesIn, type Slot } from './slots.ts';
import { isProtected } from './vocabulary.ts';

/** What is to be left alone, each thing of its own kind: all of them are something, or none is. */
export function thingsIn(slot: Slot): readonly Meaning[] | undefined {
  const items = slot.said.split(ITEMS).filter(Boolean);
  const things = items.map((said) => thingIn({ ...slot, said }));
  return things.length > 0 && things.every((found) => found !== undefined) ? things.flat() : undefined;
}

function thingIn(slot: Slot): readonly Meaning[] | undefined {
  const protectedThing = grantedIn(slot);
  if (protectedThing) return [protectedThing];
  const rules = rulesIn(slot);
  if (rules) return rules.map((rule) => ({ type: 'leave_rule', rule }));
  const categories = categoriesIn(slot);
  if (categories) return [{ type: 'leave_categories', categories }];
  const places = placesIn(slot);
  if (places) return places.map((place) => ({ type: 'leave', place }));
  const words = clearWordsIn(slot);
  return words && [{ type: 'leave_words', words }];
}

/** What nothing touches anyway. */
function grantedIn({ said }: Slot): Granted | undefined {
  const bare = said.replace(DETERMINER, '');
  return isProtected(bare) ? { type: 'granted', says: `never touched anyway: ${bare}` } : undefined;
}
