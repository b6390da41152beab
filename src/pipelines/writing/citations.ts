import type { Source } from '../../protocol/source.ts';

/** What is left of an answer's citations once each was held against its source. */
export interface CheckedText {
  readonly text: string;
  /** Citations that were taken out: they name no source, or quote what it does not say. */
  readonly dropped: number;
}

const NUMBERS = String.raw`\d{1,3}(?:[ \t]*[,;–—-][ \t]*\d{1,3}){0,20}`;
/** `[1]`, `[1, 2]`, `[1–3]`, `[source 1]`, `［1］`; before a `(` it is a link. */
const NAMED = String.raw`[[［](?:\s?(?:sources?|passages?|refs?|references?):?\s)?\s?${NUMBERS}\s?[\]］](?!\()`;
const CODE = '```[^]*?(?:```|$)|``[^\\n]+?``|`[^`\\n]+`';
const CITED = new RegExp(
  String.raw`${CODE}|(["“][^"“”]{3,}["”])?(\s{0,4})(${NAMED}(?:[ \t]{0,2}[,;]?[ \t]{0,2}${NAMED})*)`,
  'gi',
);
const PLAIN = /^(?:[ \t]*[,;]?[ \t]*\[\d{1,3}\])+$/;

/** What numbers in brackets stand behind where they are an interval or a list: one of these, or nothing. */
const LED_TO =
  /(?:^|[=∈∉:(]|\b(?:in|on|of|over|from|to|between|within|outside|by|is|are|as|with|for|at|range|interval|list|array|set|vector|point|pair|numbers?|values?))$/i;

/**
 * Takes out every number in brackets that names no source, or that stands behind a quotation which its source does not
 * hold; several numbers in one pair of brackets come to stand in one each. Code stays as it is, and so does what is an
 * interval rather than citations: by its zero and, without sources, by the word before it.
 */
export function checkedCitations(text: string, sources: readonly Source[]): CheckedText {
  let dropped = 0;
  const checked = text.replaceAll(CITED, (all, quotation: string | undefined, space = '', ...more: unknown[]) => {
    const [named, at] = more;
    if (typeof named !== 'string') return all;
    const ids = idsIn(named);
    // No source is called so: an interval.
    if (ids.includes('0') && ids.length > 1) return all;
    if (sources.length === 0 && !PLAIN.test(named) && quotation === undefined && LED_TO.test(lineBefore(text, at)))
      return all;
    const kept = ids.filter((id) => {
      const source = sources.find((one) => one.id === id);
      return source && (quotation === undefined || holds(source.quote, quotation.slice(1, -1)));
    });
    dropped += ids.length - kept.length;
    if (kept.length === ids.length && PLAIN.test(named)) return all;
    const left = kept.map((id) => `[${id}]`).join('');
    return (quotation ?? '') + (left !== '' || space.includes('\n') ? space : '') + left;
  });
  return { text: checked, dropped };
}

function lineBefore(text: string, at: unknown): string {
  const end = typeof at === 'number' ? at : 0;
  return text.slice(Math.max(text.lastIndexOf('\n', end - 1) + 1, end - 40), end).trimEnd();
}

/** Every number that is named, with those that lie between `1–3`. */
function idsIn(named: string): string[] {
  return Array.from(named.matchAll(/(\d{1,3})(?:[ \t]*[–—-][ \t]*(\d{1,3}))?/g)).flatMap(([, first, last = first]) => {
    const [from, to] = [Number(first), Number(last)];
    return Array.from({ length: Math.max(1, to - from + 1) }, (_, at) => String(from + at));
  });
}

const LEFT_OUT = /\[?(?:…|\.{3})\]?/;
/** Two words or more: a single one in quotation marks is a name rather than a quotation. */
const QUOTED = /\S\s+\S/;

/**
 * Whether a source says a quotation letter for letter, but for white space, marks of Markdown, capitals and the form of
 * quotation marks; `…` stands for words that were left out.
 */
function holds(source: string, quotation: string): boolean {
  if (!QUOTED.test(quotation.trim())) return true;
  const said = plain(source);
  let from = 0;
  return quotation.split(LEFT_OUT).every((part) => {
    const words = plain(part)
      .replace(/[.,;:!?]+$/, '')
      .trim();
    const at = said.indexOf(words, from);
    from = at + words.length;
    return at >= 0;
  });
}

function plain(text: string): string {
  return text
    .replaceAll(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replaceAll(/[*_`~]+/g, '')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[‐-—]/g, '-')
    .trim()
    .toLowerCase();
}
