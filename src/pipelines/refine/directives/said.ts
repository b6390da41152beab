/** A sentence as it is read, and the quotations that were taken out of it. */
export interface Said {
  /** With `«n»` for the nth quotation, straight quotes, and single spaces. */
  readonly text: string;
  readonly quotations: readonly string[];
}

const CURLY: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/g, '"'],
  [/[‘’‚‛′]/g, "'"],
];
const QUOTATION = /(?<=^|[\s(,])(?:"([^"\n]+)"|'([^\n]+?)'|`([^`\n]+)`)(?=$|[\s).,;:!?])/g;
const SENTENCE_END = /[.!?;:]+(?=\s|$)|\n+|\s[–—]\s/;

/** The sentences of a feedback, each with its own quotations in place: nothing that is quoted ends or splits one. */
export function sentencesSaid(text: string): Said[] {
  const quotations: string[] = [];
  let bare = text.replaceAll(/[^\S\n]+/g, ' ');
  for (const [curly, straight] of CURLY) bare = bare.replaceAll(curly, straight);
  bare = bare.replaceAll(QUOTATION, (_, double?: string, single?: string, code?: string) => {
    quotations.push((double ?? single ?? code ?? '').trim());
    return `«${quotations.length - 1}»`;
  });
  const sentences = bare.split(SENTENCE_END).map((sentence) => sentence.trim());
  return sentences.filter((sentence) => /[\p{L}\p{N}«]/u.test(sentence)).map((said) => ({ text: said, quotations }));
}

/** The sentence as its author would know it again. */
export function asWritten({ text, quotations }: Said): string {
  return text.replaceAll(QUOTED, (_, index: string) => `“${quotations[Number(index)] ?? ''}”`);
}

/** What stands for a quotation. */
export const QUOTED = /«(\d+)»/g;
