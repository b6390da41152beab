/** A mark that is so narrow that it would be overlooked: a comma, a letter. */
export function markShape(text: string): 'lone' | '' {
  return text.trim().length <= 1 ? 'lone' : '';
}
