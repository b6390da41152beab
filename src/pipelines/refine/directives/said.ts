/** A sentence as it is read, and the quotations that were taken out of it. */
export interface Said {
  /** With `«n»` for the nth quotation, straight quotes, and single spaces. */
  readonly text: string;
  readonly quotations: readonly string[];
  /** What stands before the colon that it follows, or over the list that it is in. */
  readonly lead?: string;
}

const CURLY: readonly (readonly [RegExp, string])[] = [
  [/[“”„‟«»″]/g, '"'],
  [/[‘’‚‛′]/g, "'"],
];
const QUOTATION = /(?<=^|[\s(,])(?:"([^"\n]+)"|'([^\n]+?)'|`([^`\n]+)`)(?=$|[\s).,;:!?])/g;
const SENTENCE_END = /[.!?;]+(?=\s|$)|\s[–—]\s/;
const SMILES = /\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?|(?<=^|\s)[:;]['-]?[()DPp/|](?=\s|$)/gu;
const ITEM = /^\s*(?:(?:[-*+•‣◦–—·]|\(?(?:\d{1,2}|[a-z])[.)])\s+)+(?:\[[ xX]?\]\s*)?/;
/** Items of a list that is written in one line. */
const INLINE_ITEM = /(?<=^|\s)\(?\d{1,2}[.)]\s+/g;

/** The sentences of a feedback, each with its own quotations in place: nothing that is quoted ends or splits one. */
export function sentencesSaid(text: string): Said[] {
  const quotations: string[] = [];
  let bare = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/^[ >]+/gm, '')
    .replaceAll(SMILES, ' ');
  for (const [curly, straight] of CURLY) bare = bare.replaceAll(curly, straight);
  bare = bare.replaceAll(QUOTATION, (_, double?: string, single?: string, code?: string) => {
    quotations.push((double ?? single ?? code ?? '').trim());
    return `«${quotations.length - 1}»`;
  });
  const said: Said[] = [];
  let over: string | undefined;
  for (const line of linesOf(bare)) {
    if (!hasWords(line)) continue;
    const isItem = ITEM.test(line);
    const [first = '', ...more] = line
      .replace(ITEM, '')
      .split(SENTENCE_END)
      .map((part) => part.trim())
      .filter(hasWords);
    if (!isItem) over = undefined;
    for (const [at, sentence] of [first, ...more].entries()) {
      const [, lead, rest] = /^(.*?):(?:\s+(.*))?$/.exec(sentence) ?? [];
      const words = rest ?? sentence;
      if (lead !== undefined && !hasWords(rest ?? '')) {
        over = lead;
        said.push({ text: '', quotations, lead });
        continue;
      }
      if (!hasWords(words)) continue;
      const led = lead ?? (at === 0 || isItem ? over : undefined);
      said.push({ text: words, quotations, ...(led !== undefined && { lead: led }) });
    }
  }
  return withoutUsedLeads(said);
}

/** A lead stands with what it leads to; where it leads to nothing, it is a sentence. */
function withoutUsedLeads(said: readonly Said[]): Said[] {
  return said.flatMap((one, at) => {
    if (one.text !== '') return [one];
    const { lead = '', quotations } = one;
    return said[at + 1]?.lead === lead ? [] : [{ text: lead, quotations }];
  });
}

function linesOf(bare: string): string[] {
  const numbered = /^\s*\(?1[.)]\s/.test(bare) || /[:\n]\s*\(?1[.)]\s/.test(bare);
  return (numbered ? bare.replaceAll(INLINE_ITEM, '\n- ') : bare).split('\n');
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}«]/u.test(text);
}

/** The sentence as its author would know it again. */
export function asWritten({ text, quotations }: Said): string {
  return text.replaceAll(QUOTED, (_, index: string) => `“${quotations[Number(index)] ?? ''}”`);
}

/** What stands for a quotation. */
export const QUOTED = /«(\d+)»/g;
