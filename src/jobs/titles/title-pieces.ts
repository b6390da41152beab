import { sha256 } from '../../documents/sha256.ts';

/** What belongs to a job and never changes, so that its title's index can hold it. */
export interface TitleFacets {
  readonly principal: string;
  readonly kind?: string | undefined;
  readonly strategy?: string | undefined;
}

/** A title is looked through this far, in code points. */
const INDEXED = 300;
/** A search asks the index for no more pieces than these: whatever it finds is compared with the text itself. */
const ASKED = 16;
const PLAIN = /^[\x20-\x7e]*$/;
const RUNS = /[\p{L}\p{N}]+/gu;

/** The same for letters that differ in case or diacritics only. */
export function folded(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase();
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFC');
}

/** The words of a search: what stands between white space, each to be found anywhere in a title. */
export function searchWords(text: string): string[] {
  return [...new Set(folded(text).split(/\s+/u))].filter((word) => word !== '');
}

/** @param words as `searchWords` gives them. */
export function titleHas(title: string, words: readonly string[]): boolean {
  const text = folded(title);
  return words.every((word) => text.includes(word));
}

/** What a title is indexed by: every one, two and three letters that stand together in it, and its facets. */
export function titlePieces(title: string, facets: Required<TitleFacets>): string[] {
  const pieces = new Set<string>();
  const letters = Array.from(folded(title)).slice(0, INDEXED).join('');
  for (const [run] of letters.matchAll(RUNS)) {
    for (const length of [1, 2, 3]) for (const piece of cut(run, length)) pieces.add(piece);
  }
  const { principal, kind, strategy } = facets;
  const narrow = [{ principal }, { principal, kind }, { principal, strategy }, { principal, kind, strategy }];
  return [...pieces, ...narrow.map(facetPiece)];
}

/** What the index has to hold for the words to be found; undefined when they have neither letter nor digit. */
export function searchPieces(words: readonly string[], facets: TitleFacets): string[] | undefined {
  const runs = words.flatMap((word) => word.match(RUNS) ?? []);
  if (runs.length === 0) return undefined;
  const pieces = new Set(runs.flatMap((run) => cut(run, 3)));
  return [facetPiece(facets), ...[...pieces].slice(0, ASKED)];
}

/** Every `length` letters of a run in a row; the run itself where it is shorter. */
function cut(run: string, length: number): string[] {
  const letters = Array.from(run);
  if (letters.length <= length) return [run];
  return letters.slice(length - 1).map((_, at) => letters.slice(at, at + length).join(''));
}

/** Begins with a sign that no piece of a title is followed by. */
function facetPiece({ principal, kind, strategy }: TitleFacets): string {
  return `ǀ${sha256(JSON.stringify([principal, kind ?? null, strategy ?? null])).slice(0, 12)}`;
}
