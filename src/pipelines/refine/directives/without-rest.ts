import type { Directive, Place } from '../../../protocol/directives/directives.ts';
import { isPlaced } from '../places/placed.ts';

/**
 * “Only fix spelling and leave the rest alone” is one wish; where it is said of places, the rest is what is outside
 * of them.
 */
export function withoutRest(directives: readonly Directive[]): readonly Directive[] {
  const placed = directives.filter(isPlaced).map(({ place }) => place);
  const onlys = directives.filter(({ type }) => type === 'only_categories' || type === 'only_in');
  if (onlys.length === 0) return directives;
  return directives.flatMap((directive) => {
    if (directive.type !== 'leave' || directive.place.part !== 'document') return [directive];
    return onlys.some(isPlaced) ? unique(placed).map((place) => ({ type: 'only_in' as const, place })) : [];
  });
}

function unique(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [JSON.stringify(place), place])).values()];
}
