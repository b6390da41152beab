/** A blank line after the fence makes it a thematic break, as Pandoc has it. */
const OPENING = /^(---|\+\+\+)[ \t]*\n(?=[ \t]*\S)/;
const CLOSING = { '---': /^(?:---|\.\.\.)(?=[ \t]*$)/gm, '+++': /^\+\+\+(?=[ \t]*$)/gm };

/** Where the document's YAML (`---`) or TOML (`+++`) front matter ends, its closing fence included; 0 = it has none. */
export function frontMatterEnd(text: string): number {
  const fence = OPENING.exec(text)?.[1];
  if (fence !== '---' && fence !== '+++') return 0;
  const closing = CLOSING[fence];
  closing.lastIndex = fence.length;
  return closing.test(text) ? closing.lastIndex : 0;
}
