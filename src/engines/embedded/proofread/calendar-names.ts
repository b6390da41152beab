import { spellingDistance } from '../../edits/spelling-distance.ts';

const NAMES =
  'monday tuesday wednesday thursday friday saturday sunday january february august september october november december'.split(
    ' ',
  );
/** Two slips in one word. */
const FAR_SLIPS: ReadonlyMap<string, string> = new Map([
  ['wensday', 'wednesday'],
  ['wendsday', 'wednesday'],
  ['wenesday', 'wednesday'],
  ['febuary', 'february'],
  ['febury', 'february'],
]);
/** The names in other languages. */
const OTHERS = new Set(['dezember', 'oktober']);
const FARTHEST = 1.1;
const SHORTEST = 5;

/** The day or month that a word in no dictionary was meant to be, with its capital. */
export function calendarName(word: string): string | undefined {
  if (word.length < SHORTEST || OTHERS.has(word)) return undefined;
  const slip = FAR_SLIPS.get(word);
  const name =
    slip ??
    NAMES.find(
      (right) =>
        right !== word &&
        right.charAt(0) === word.charAt(0) &&
        Math.abs(right.length - word.length) <= 1 &&
        ending(right) === ending(word) &&
        spellingDistance(word, right) <= FARTHEST,
    );
  return name === undefined ? undefined : name.charAt(0).toUpperCase() + name.slice(1);
}

/** "-day", "-ber", "-ary": who misspells the name still ends it so. */
function ending(word: string): string {
  return word.slice(-3);
}
