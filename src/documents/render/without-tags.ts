const ELEMENTS = new Set(
  (
    'a abbr address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del details dfn ' +
    'div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd label li main mark nav ol p ' +
    'picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody td tfoot th ' +
    'thead time tr tt u ul var video wbr'
  ).split(' '),
);
const TAG = /<(\/?)([A-Za-z][A-Za-z0-9]*)((?:\s[^<>]*)?)\/?>/g;
/** Nothing of what these begin is said to a reader. */
const SILENT = /<!--|<(script|style|template)\b/gi;
const ALTERNATIVE = /\balt\s*=\s*(?:"([^"]*)"|'([^']*)')/i;

/**
 * HTML as what it says: without its tags and comments, a break as a line's end, a picture as what it shows. What only
 * looks like a tag (`<your name>`) stays.
 */
export function withoutTags(html: string): string {
  return spoken(html).replaceAll(TAG, (tag, _, name: string, attributes: string) => {
    const element = name.toLowerCase();
    if (!ELEMENTS.has(element)) return tag;
    if (element === 'br') return '\n';
    const [, double, single] = element === 'img' ? (ALTERNATIVE.exec(attributes) ?? []) : [];
    return double ?? single ?? '';
  });
}

/** Without comments, scripts and styles, up to where each closes, or to the end. */
function spoken(html: string): string {
  const small = html.toLowerCase();
  let said = '';
  let from = 0;
  for (const { 0: opening, 1: name, index } of html.matchAll(SILENT)) {
    if (index < from) continue;
    said += html.slice(from, index);
    const closing = name === undefined ? '-->' : `</${name.toLowerCase()}>`;
    const at = small.indexOf(closing, index + opening.length);
    if (at === -1) return said;
    from = at + closing.length;
  }
  return said + html.slice(from);
}
