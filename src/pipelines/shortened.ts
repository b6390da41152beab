/** UTF-16 units, about. */
const LONGEST_SAID = 200;

/** What was said is said so that it is known again, not once more in full. */
export function shortened(text: string): string {
  const letters = Array.from(text.slice(0, 2 * LONGEST_SAID));
  return letters.length > LONGEST_SAID ? `${letters.slice(0, LONGEST_SAID - 1).join('')}…` : text;
}
