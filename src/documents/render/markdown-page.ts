import type { RendererRule } from 'markdown-it';
import { escapeHtml } from './escape-html.ts';
import { inlineText } from './inline-text.ts';
import { readMarkdown, reader } from './markdown-reader.ts';

const pre = (kind: string, text: string) => `<pre class="${kind}"><code>${escapeHtml(text)}</code></pre>\n`;

const rules: Readonly<Record<string, RendererRule>> = {
  // Nothing is fetched to show a page: of a picture, what it shows.
  image: (tokens, index) => {
    const said = inlineText(tokens[index]?.children ?? []);
    return `<span class="image">[image${said === '' ? '' : `: ${escapeHtml(said)}`}]</span>`;
  },
  table_open: () => '<div class="table" tabindex="0" role="region" aria-label="Table"><table>\n',
  table_close: () => '</table></div>\n',
  footnote_open: (tokens, index) => `<p class="note">[${escapeHtml(tokens[index]?.info ?? '')}] `,
  footnote_close: () => '</p>\n',
  math: (tokens, index) => pre('math', tokens[index]?.content ?? ''),
};
Object.assign(reader.renderer.rules, rules);

/** A document in Markdown as HTML: what people wrote as tags is shown as they wrote it. */
export function* markdownHtml(text: string): Generator<string> {
  const { frontMatter, tokens } = readMarkdown(text);
  if (frontMatter !== '') yield pre('front', frontMatter);
  let first = 0;
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    depth += token.nesting;
    if (depth > 0) continue;
    yield reader.renderer.render(tokens.slice(first, index + 1), reader.options, {});
    first = index + 1;
  }
}
