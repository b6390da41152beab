import { concordanceOf } from '../../documents/search/concordance.ts';
import { findPassages } from '../../documents/search/passage-search.ts';
import { queryOf } from '../../documents/search/query.ts';
import type { Source } from '../../protocol/source.ts';

/** Passages that a section may lean on. */
const MOST = 6;

/** Those of the sources that speak of what a section is called, best first. */
export function forSection(sources: readonly Source[], section: string): Source[] {
  const files = sources.map(({ id, title: name, quote: text }) => {
    const whole = { start: 0, end: text.length, paragraph: 1, heading: undefined };
    return { id, name, text, concordance: concordanceOf(text, [whole]) };
  });
  const best = findPassages(files, queryOf(section), MOST);
  return best.flatMap(({ file }) => sources.find(({ id }) => id === file) ?? []);
}

/** What fits a section, filled up with the best of the others to as many as a section may lean on. */
export function filledUp(best: readonly Source[], sources: readonly Source[]): Source[] {
  return [...new Set([...best, ...sources])].slice(0, MOST);
}
