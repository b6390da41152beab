import type { Token } from 'markdown-it';
import { withoutTags } from './without-tags.ts';

/** Nothing between these is said to a reader. */
const SILENT_TAG = /^<(\/?)(script|style|template)\b/i;

/** What a line of Markdown says, without its marks. */
export function inlineText(tokens: readonly Token[]): string {
  let text = '';
  let link: { readonly from: number; readonly href: string } | undefined;
  let silent = '';
  for (const token of tokens) {
    const [, slash, element = ''] = (token.type === 'html_inline' && SILENT_TAG.exec(token.content)) || [];
    if (element !== '') silent = slash === '' ? element.toLowerCase() : '';
    else if (silent !== '') continue;
    else if (token.type === 'html_inline') text += withoutTags(token.content);
    else if (token.type === 'softbreak' || token.type === 'hardbreak') text += '\n';
    else if (token.type === 'link_open' && token.tag === 'a') {
      link = { from: text.length, href: String(token.attrGet('href') ?? '') };
    } else if (token.type === 'link_close' && link) {
      text += addressBehind(text.slice(link.from), link.href);
      link = undefined;
    } else text += token.type === 'image' ? inlineText(token.children ?? []) : token.content;
  }
  return text;
}

/** Nothing where the text says the address itself. */
function addressBehind(said: string, href: string): string {
  return said === href || `mailto:${said}` === href ? '' : ` (${href})`;
}
