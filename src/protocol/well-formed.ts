/**
 * What `refine` of a schema is given for a text: half a surrogate pair has no UTF-8, so what is stored would not be what
 * was said.
 * @param what the text is called where it is told
 */
export function wellFormed(what = 'text') {
  return [
    (text: string): boolean => text.isWellFormed(),
    { error: `half a surrogate pair stands alone in the ${what}` },
  ] as const;
}
