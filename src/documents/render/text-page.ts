import { Paragraphs } from './paragraphs.ts';
import { PAGE_END, pageStart, pageStyle } from './html-page.ts';
import { markdownHtml } from './markdown-page.ts';

/** How a document is set. */
export const TEXT_STYLE = pageStyle(`
h1,h2,h3,h4,h5,h6{font-family:"Gentium Book Plus",Georgia,serif;font-weight:700;color:var(--ink);margin:32px 0 12px;break-after:avoid}
h1{font-size:34px;line-height:42px;margin-top:0}h2{font-size:21px;line-height:28px}h3,h4,h5,h6{font-size:19px;line-height:28px}
ul,ol{margin:0 0 16px;padding-left:1.5em}
blockquote{margin:0 0 16px;padding-left:16px;border-left:2px solid var(--line);color:var(--ink-2)}
pre{overflow-x:auto;padding:12px 16px;margin:0 0 16px;background:var(--raised);border:1px solid var(--line);border-radius:8px;font-size:16px;line-height:24px}
pre.front{color:var(--ink-3)}
hr{border:0;border-top:1px solid var(--line);margin:32px 0}
.note{color:var(--ink-2);font-size:16px;line-height:24px}
.image{color:var(--ink-3)}
.table{overflow-x:auto;margin:0 0 16px}
.table:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;font-size:16px;line-height:24px}
th,td{border-bottom:1px solid var(--line);padding:8px 16px 8px 0;text-align:left;vertical-align:top}
th.center,td.center{text-align:center}
th.right,td.right{text-align:right}
p,li,h1,h2,h3,h4,h5,h6,th,td{unicode-bidi:plaintext}
.plain p{white-space:pre-wrap}
@media (max-width:600px){h1{font-size:28px;line-height:36px}}
@media print{pre{white-space:pre-wrap}.table{overflow:visible}}
`);

/** A document as a page that stands alone. What people wrote as HTML is shown as they wrote it. */
export function* textPage(title: string, text: string, format: 'markdown' | 'text'): Generator<string> {
  yield pageStart(title, TEXT_STYLE);
  if (format === 'markdown') {
    yield '<main>\n';
    yield* markdownHtml(text);
  } else {
    yield '<main class="plain">\n';
    const paragraphs = new Paragraphs();
    yield* paragraphs.write(text);
    yield* paragraphs.close();
  }
  yield `</main>\n${PAGE_END}`;
}
