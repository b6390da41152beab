import type MarkdownIt from 'markdown-it';

/** Something to be done has a box for it: `[ ]` and `[x]` at the start of a list's item are ☐ and ☑. */
export function todoBoxes(reader: InstanceType<typeof MarkdownIt>): void {
  reader.core.ruler.before('inline', 'todo_boxes', ({ tokens }) => {
    for (const [index, { type }] of tokens.entries()) {
      const text = tokens[index + 2];
      if (type !== 'list_item_open' || text?.type !== 'inline') continue;
      text.content = text.content.replace(/^\[([ xX])\](?=\s)/, (_, mark: string) => (mark === ' ' ? '☐' : '☑'));
    }
  });
}
