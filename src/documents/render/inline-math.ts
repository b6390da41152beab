import type MarkdownIt from 'markdown-it';
import { mathSpans } from '../spans/math-spans.ts';

const DOLLAR = '$';
/** By what a line is read with, so that its formulas are looked for once. */
const known = new WeakMap<object, ReadonlyMap<number, string>>();

/**
 * Reads a formula between dollars as it was written: nothing in it is Markdown, and its backslashes stay. Before a
 * bracket a backslash is left to Markdown, which takes it for “no link”.
 */
export function inlineMath(reader: InstanceType<typeof MarkdownIt>): void {
  reader.inline.ruler.before('escape', 'inline_math', (state, silent) => {
    if (state.src[state.pos] !== DOLLAR) return false;
    const formulas = known.get(state) ?? formulasIn(state.src);
    known.set(state, formulas);
    const formula = formulas.get(state.pos);
    if (formula === undefined) return false;
    if (!silent) state.push('text', '', 0).content = formula;
    state.pos += formula.length;
    return true;
  });
}

function formulasIn(text: string): ReadonlyMap<number, string> {
  return new Map(Array.from(mathSpans(text), ({ start, end }) => [start, text.slice(start, end)]));
}
