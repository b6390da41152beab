/** What is there without being seen: it could hide words, or turn them around. */
const UNSEEN = /(?![\t\n\r])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

export function withoutUnseen(text: string): string {
  return text.toWellFormed().replaceAll(UNSEEN, '');
}

/** Whether something unseen comes into the text that was not there. */
export function hidesCharacters(old: string, after: string): boolean {
  return !after.isWellFormed() || (after.match(UNSEEN) ?? []).some((character) => !old.includes(character));
}
