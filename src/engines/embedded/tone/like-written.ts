/** With a capital where what it stands for has one. */
export function likeWritten(found: string, instead: string): string {
  return /^\p{Lu}/u.test(found) ? instead.charAt(0).toUpperCase() + instead.slice(1) : instead;
}
