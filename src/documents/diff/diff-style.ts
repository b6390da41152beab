import { pageStyle } from '../render/html-page.ts';

/** Marks are told by their shape first and by their colour second. */
export const DIFF_STYLE = pageStyle(`
.skip{position:absolute;left:-999em;font:14px/20px system-ui,sans-serif}
.skip:focus{position:static}
header{padding-bottom:16px;margin-bottom:32px;border-bottom:1px solid var(--line)}
header p{margin:0 0 8px}
.legend ins,.legend del,.legend .moved{margin-right:16px}
main p{white-space:pre-wrap}
ins{text-decoration:underline 2px var(--accent);text-underline-offset:4px;text-decoration-skip-ink:none;background:var(--tint);color:var(--ink);border-radius:2px}
del{text-decoration:line-through 1px;color:var(--ink-3)}
del+ins{margin-left:2px}
ins.slight{padding:0 .15em}
.ref{font:500 11px/1 Inter,system-ui,sans-serif;vertical-align:super;text-decoration:none;padding:0 2px;font-variant-numeric:tabular-nums}
.moved{border:1px dashed var(--accent);border-radius:4px}
div.moved{padding:12px 16px 0;margin:0 -17px 16px;break-inside:avoid}
span.moved{padding:0 4px}
.moved .way{font:500 12px/16px Inter,system-ui,sans-serif;margin:0 0 8px}
span.moved .way{margin:0 4px 0 0}
.away{color:var(--ink-3)}
section{margin-top:48px;padding-top:24px;border-top:1px solid var(--line)}
ol{margin:0;padding:0;list-style:none}
li{display:grid;grid-template-columns:3em 1fr;padding:8px 0;border-bottom:1px solid var(--line);break-inside:avoid}
li>a{font-variant-numeric:tabular-nums}
li p{margin:0}
li .what{color:var(--ink)}
.what ins,.what del{white-space:pre-wrap}
:target{outline:1.5px solid var(--accent);outline-offset:2px;border-radius:2px}
@media (max-width:600px){div.moved{margin-left:0;margin-right:0;padding:12px 12px 0}}
@media print{.skip{display:none}a{color:inherit;text-decoration:none}}
`);
