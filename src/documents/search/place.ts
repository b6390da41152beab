/** Times in a passage from which on a place does not count any further. */
const MOST_OFTEN = 255;
const TIMES = MOST_OFTEN + 1;

/** One number for a term in a passage: the passage’s number × 256 + how often the term stands in it, 255 at most. */
export function firstPlace(passage: number): number {
  return passage * TIMES + 1;
}

/** The place with the term once more in it. */
export function oneMore(place: number): number {
  return place % TIMES < MOST_OFTEN ? place + 1 : place;
}

export function readPlace(place: number): [passage: number, often: number] {
  return [Math.floor(place / TIMES), place % TIMES];
}
