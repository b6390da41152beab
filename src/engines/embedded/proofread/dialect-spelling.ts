/** What spellings of one word in two dialects have in common, in one form. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/our/g, 'or'],
  [/(?<=[a-z]{2})(?:is|ys|ic)(?=e|ing|ation|able)/g, 'iz'],
  [/zy/g, 'sy'],
  [/ey/g, 'ay'],
  [/yz(?=e|ing)/g, 'iz'],
  [/re(?=s?$|d$)/g, 'er'],
  [/ogue/g, 'og'],
  [/amme/g, 'am'],
  [/[ao]e/g, 'e'],
  [/enc/g, 'ens'],
  [/([lpst])\1/g, '$1'],
  [/e?(?=ment|able|y$)/g, ''],
  [/^en/g, 'in'],
];

/** Whether two spellings differ only as those of American and British English do; the dictionaries say if they do. */
export function differAsDialectsDo(one: string, other: string): boolean {
  return leveled(one) === leveled(other);
}

function leveled(word: string): string {
  return VARIANTS.reduce((form, [spelling, common]) => form.replace(spelling, common), word);
}
