import type MarkdownIt from 'markdown-it';

const DEFINITION = /^\[\^([^\]\s]{1,64})\]:[ \t]*/;
/** Behind a definition, what belongs to it is set in. */
const INDENT = 4;

const REFERENCE = /\[\^([^\]\s]{1,64})\]/y;

/**
 * Reads the notes of a document: each is a token `footnote` with its label in `info`, and its text in an `inline`. A
 * reference to one that there is reads as its label in brackets.
 */
export function footnotes(reader: InstanceType<typeof MarkdownIt>): void {
  /** By what a document is read with. */
  const labels = new WeakMap<object, ReadonlySet<string>>();
  reader.core.ruler.before('inline', 'footnote_labels', ({ env, tokens }) => {
    labels.set(env, new Set(tokens.flatMap(({ type, info }) => (type === 'footnote_open' ? [info] : []))));
  });
  reader.inline.ruler.before('link', 'footnote_reference', (state, silent) => {
    REFERENCE.lastIndex = state.pos;
    const [mark, label] = REFERENCE.exec(state.src) ?? [];
    if (mark === undefined || label === undefined || !labels.get(state.env)?.has(label)) return false;
    if (!silent) state.push('text', '', 0).content = `[${label}]`;
    state.pos += mark.length;
    return true;
  });
  reader.block.ruler.before(
    'reference',
    'footnote',
    (state, start, end, silent) => {
      const lineAt = (line: number) =>
        state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
      const match = (state.sCount[start] ?? 0) - state.blkIndent >= INDENT ? null : DEFINITION.exec(lineAt(start));
      if (match === null) return false;
      if (silent) return true;
      const [mark, label = ''] = match;
      const lines = [lineAt(start).slice(mark.length)];
      let next = start + 1;
      for (; next < end; next++) {
        const goesOn = (state.sCount[next] ?? 0) >= INDENT || (!state.isEmpty(next) && !state.isEmpty(next - 1));
        if (!(goesOn || (state.isEmpty(next) && next + 1 < end && (state.sCount[next + 1] ?? 0) >= INDENT))) break;
        if (!state.isEmpty(next) && DEFINITION.test(lineAt(next))) break;
        lines.push(state.isEmpty(next) ? '' : lineAt(next));
      }
      const opening = state.push('footnote_open', '', 1);
      opening.info = label;
      opening.map = [start, next];
      const inline = state.push('inline', '', 0);
      inline.content = lines.join('\n').trim();
      inline.map = [start, next];
      inline.children = [];
      state.push('footnote_close', '', -1);
      state.line = next;
      return true;
    },
    { alt: ['paragraph', 'reference'] },
  );
}
