import { createHash } from 'node:crypto';
import { escapeHtml } from './escape-html.ts';

/** What every page has: paper, ink and a blue pencil, by the reader's light. */
const BASE_STYLE = `
:root{color-scheme:light dark;--paper:#fcfbf9;--raised:#fff;--line:#e5e1d9;--ink:#1e1d1a;--ink-2:#55514a;--ink-3:#6b665d;--accent:#2e49c4;--tint:#e3e8fc;--tint-2:#f1f3fd}
@media (prefers-color-scheme:dark){:root{--paper:#16171a;--raised:#23252a;--line:#303339;--ink:#eceae5;--ink-2:#b9b7b1;--ink-3:#9a9892;--accent:#a3b5ff;--tint:#2a3462;--tint-2:#1e2238}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;padding:32px 20px 64px;background:var(--paper);color:var(--ink);font:400 19px/31px "Gentium Book Plus",Georgia,"Times New Roman",serif;overflow-wrap:break-word}
header,main,section,footer{max-width:680px;margin:0 auto}
header,footer,section,.ui{font-family:Inter,system-ui,-apple-system,"Segoe UI",sans-serif;font-size:14px;line-height:20px;color:var(--ink-2)}
h1{margin:4px 0 12px;font:600 28px/36px "Gentium Book Plus",Georgia,serif;color:var(--ink)}
h2{margin:0 0 12px;font-size:16px;line-height:24px;font-weight:600;color:var(--ink)}
p{margin:0 0 16px}
a{color:var(--accent)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px;border-radius:4px}
code{font-family:"JetBrains Mono",ui-monospace,SFMono-Regular,Menlo,monospace;font-size:.86em}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
@media (max-width:600px){body{padding:20px 16px 48px;font-size:18px;line-height:29px}h1{font-size:24px;line-height:32px}}
@media print{:root{--paper:#fff;--raised:#fff;--line:#ccc;--ink:#000;--ink-2:#333;--ink-3:#555;--accent:#2e49c4;--tint:#e3e8fc;--tint-2:#fff}body{padding:0;font-size:11.5pt;line-height:1.6}header,main,section,footer{max-width:none}}
`;

/** The look of a kind of page. */
export interface PageStyle {
  readonly css: string;
  /** What a browser is told to hold such a page to: nothing is loaded, nothing runs. */
  readonly policy: string;
}

export function pageStyle(css: string): PageStyle {
  const whole = BASE_STYLE + css;
  const hash = createHash('sha256').update(whole).digest('base64');
  return { css: whole, policy: `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'` };
}

/** The beginning of a page that stands alone: no script, nothing from elsewhere. */
export function pageStart(title: string, { css, policy }: PageStyle): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${css}</style>
</head>
<body>
`;
}

export const PAGE_END = '</body>\n</html>\n';
