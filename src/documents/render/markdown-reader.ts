import MarkdownIt, { type Token } from 'markdown-it';
import { frontMatterEnd } from '../reading/front-matter.ts';
import { footnotes } from './footnotes.ts';
import { displayMath } from '../reading/markdown-math.ts';
import { inlineMath } from './inline-math.ts';
import { todoBoxes } from './todo-boxes.ts';

const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;
const BYTE_ORDER_MARK = /^\u{feff}/u;

/** Reads Markdown to show it as a page: tags that stand in the text are text, and so is a link that leads anywhere unsafe. */
export const reader = markdownReader(false);

/** Reads Markdown to say it: tags are known. */
export const plainReader = markdownReader(true);

function markdownReader(html: boolean): InstanceType<typeof MarkdownIt> {
  const made = new MarkdownIt({ html, linkify: false, typographer: false });
  made.block.ruler.before('fence', 'math', displayMath, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  inlineMath(made);
  footnotes(made);
  todoBoxes(made);
  // Every link is read as one, so that its text can stay when the link goes.
  made.validateLink = () => true;
  made.core.ruler.push('shown', ({ tokens, src }) => {
    const lines = src.split('\n');
    for (const token of tokens) {
      if (token.children) onlySafeLinks(token.children);
      // A formula is shown as it was written, with its fences.
      if (token.type === 'math' && token.map) token.content = lines.slice(token.map[0], token.map[1]).join('\n');
      // A page may have no styles but those of its sheet.
      const align = /^text-align:(\w+)$/.exec(String(token.attrGet('style') ?? ''))?.[1];
      if (align) token.attrs = [['class', align]];
    }
  });
  return made;
}

/** A document in Markdown, ready to be shown. */
export interface ReadMarkdown {
  /** With its fences; empty where there is none. */
  readonly frontMatter: string;
  readonly tokens: Token[];
}

export function readMarkdown(text: string, by = reader): ReadMarkdown {
  const source = text.replace(BYTE_ORDER_MARK, '').replaceAll(/\r\n?/g, '\n');
  const end = frontMatterEnd(source);
  return { frontMatter: source.slice(0, end), tokens: by.parse(source.slice(end), {}) };
}

function onlySafeLinks(tokens: Token[]): void {
  let unsafe = false;
  for (const token of tokens) {
    if (token.type === 'link_open') {
      const href = String(token.attrGet('href') ?? '');
      unsafe = !SAFE_LINK.test(href);
      if (unsafe) hide(token);
      else
        token.attrs = [
          ['href', href],
          ['rel', 'noopener noreferrer nofollow'],
        ];
    } else if (token.type === 'link_close' && unsafe) hide(token);
  }
}

function hide(token: Token): void {
  token.tag = 'span';
  token.attrs = null;
}
