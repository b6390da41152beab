import MarkdownIt, { type Token } from 'markdown-it';

/** Deeper quotes and lists are left as they are written. */
const DEEPEST = 12;

// A model's text is never markup, a link in it is never one click away, and `[1]` names a source whatever else it defines.
const parser = new MarkdownIt({ html: false, linkify: false, maxNesting: DEEPEST });
parser.disable(['reference', 'image', 'autolink', 'html_block', 'html_inline']);

/** What a piece of Markdown is made of. */
export interface MarkdownNode {
  /** As markdown-it calls it, such as `paragraph`, `strong` or `text`. */
  readonly type: string;
  /** `h2` of a heading, `td` of a cell. */
  readonly tag: string;
  /** What a leaf says; empty where there are children. */
  readonly text: string;
  /** Where a link leads. */
  readonly address: string | undefined;
  /** The first number of an ordered list. */
  readonly start: number | undefined;
  readonly children: readonly MarkdownNode[];
}

/** The text as a tree. */
export function markdownNodes(text: string): readonly MarkdownNode[] {
  return nested(parser.parse(text, {}));
}

interface Opened extends MarkdownNode {
  readonly children: MarkdownNode[];
}

function nested(tokens: readonly Token[]): MarkdownNode[] {
  const root: MarkdownNode[] = [];
  const opened: Opened[] = [];
  const add = (...nodes: readonly MarkdownNode[]) => (opened.at(-1)?.children ?? root).push(...nodes);
  for (const token of tokens) {
    if (token.hidden) continue;
    if (token.nesting === -1) opened.pop();
    else if (token.type === 'inline') add(...nested(token.children ?? []));
    else {
      const node = { ...nodeOf(token), children: [] };
      add(node);
      if (token.nesting === 1) opened.push(node);
    }
  }
  return root;
}

function nodeOf(token: Token): MarkdownNode {
  const start = Number(token.attrGet('start') ?? Number.NaN);
  return {
    type: token.type.replace(/_(?:open|close)$/, ''),
    tag: token.tag,
    text: token.content,
    address: token.attrGet('href')?.toString(),
    start: Number.isNaN(start) ? undefined : start,
    children: [],
  };
}
