/** From so many letters on a word may be written with one mistake, and with two. */
const ONE_MISTAKE = 5;
const TWO_MISTAKES = 8;

/** How many letters of a word may be wrong, missing, too many or in each other's place; none of a number. */
export function mistakesIn(word: string): number {
  if (/\p{N}/u.test(word)) return 0;
  if (word.length >= TWO_MISTAKES) return 2;
  return word.length >= ONE_MISTAKE ? 1 : 0;
}

/**
 * How many letters lie between two words (optimal string alignment: neighbours that changed places are one mistake).
 * @returns undefined where there are more than `most`, or the first one is another: hardly anybody mistakes that
 */
export function lettersBetween(one: string, other: string, most: number): number | undefined {
  if (one[0] !== other[0] || Math.abs(one.length - other.length) > most) return undefined;
  let older: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one.charCodeAt(row - 1) === other.charCodeAt(at - 1);
      let least = Math.min((last[at] ?? 0) + 1, (now[at - 1] ?? 0) + 1, (last[at - 1] ?? 0) + (same ? 0 : 1));
      const swapped =
        one.charCodeAt(row - 1) === other.charCodeAt(at - 2) && one.charCodeAt(row - 2) === other.charCodeAt(at - 1);
      if (row > 1 && at > 1 && swapped) least = Math.min(least, (older[at - 2] ?? 0) + 1);
      now.push(least);
    }
    if (Math.min(...now) > most) return undefined;
    [older, last] = [last, now];
  }
  const letters = last[other.length] ?? 0;
  return letters > most ? undefined : letters;
}
