import type { Place } from '../../../protocol/directives/directives.ts';
import { spelledOut } from './compiled.ts';
import { placesIn, type Slot } from './slots.ts';

/** A wish without the places that it is for, and the places. */
export interface Scope {
  readonly core: string;
  readonly places: readonly Place[];
  /** What it says of the places behind the wish: “don't change anything in the tables”. */
  readonly behind: string;
}

/** Words of a place's name, and places in a wish, that are tried. */
const LONGEST_PLACE = 10;
const MOST_TRIED = 3;
const BEHIND = /\s(?:in|within|inside|throughout|for|of)\s/gi;
const CLOSED = new RegExp(`^(?<place>.+?)(?<alone> ${spelledOut('{alone}')})$`, 'i');
const AHEAD = /^(?:(?:but|and) )?(?:in|within|inside|throughout|for)\s+/i;

/** The ways to take a wish as one for places alone: “only suggest in the tables”, “in the tables only suggest”. */
export function scopesOf(slot: Slot): Scope[] {
  const ahead = scopeAhead(slot);
  const joints = [...slot.said.matchAll(BEHIND)].slice(-MOST_TRIED);
  const behind = joints.map(({ 0: joint, index }) => {
    const rest = slot.said.slice(index + joint.length);
    const { place = rest, alone = '' } = CLOSED.exec(rest)?.groups ?? {};
    const places = placesIn({ ...slot, said: place });
    return places && { core: `${slot.said.slice(0, index)}${alone}`, places, behind: slot.said };
  });
  return [ahead, ...behind].filter((scope) => scope !== undefined);
}

/** The places that a wish begins with: the longest name of some. */
export function scopeAhead(slot: Slot): Scope | undefined {
  const lead = AHEAD.exec(slot.said)?.[0];
  if (lead === undefined) return undefined;
  const rest = slot.said.slice(lead.length);
  const ends = Array.from(rest.matchAll(/ /g), ({ index }) => index).slice(0, LONGEST_PLACE);
  for (const end of ends.toReversed()) {
    const said = rest.slice(0, end).replace(/[\s,]+$/, '');
    const core = rest.slice(end).replace(/^[\s,]+/, '');
    const places = core === '' ? undefined : placesIn({ ...slot, said });
    // A place in a place is none of this set.
    if (places && AHEAD.test(core)) return undefined;
    if (places) return { core, places, behind: `${core} in ${said}` };
  }
  return undefined;
}
