/** A rule's name as people say it, and may say it here: `SentenceCapitalization` is “sentence capitalization”. */
export function ruleSpoken(name: string): string {
  return name
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
