import MiniSearch from 'minisearch';
import { type Meant, Postings } from './postings.ts';
import type { Query } from './query.ts';
import { type SearchedFile, Shelf, type ShelvedPassage } from './shelf.ts';

/** A passage that was found, letter for letter. */
export interface FoundPassage {
  readonly file: string;
  /** The file's name. */
  readonly title: string;
  readonly paragraph: number;
  /** It is code, behind that paragraph. */
  readonly isCode?: true;
  /** What it stands under; empty where there is no heading. */
  readonly heading: string;
  readonly text: string;
  /** 0 to 1: its score beside the best one's; 0 where it was not looked for. */
  readonly score: number;
}

/** Of the best score. A passage below it only happens to share a word with the question. */
const LEAST = 0.2;
/** A question with so many words is about several things: for each word its best passage is found, whatever its score. */
const MANY = 5;
const FIELDS = { text: 0, heading: 1, title: 2 } as const;
const BOOST = { text: 2, heading: 1, title: 1 } as const;

/**
 * The passages that speak of what is asked, the best first, by BM25 over their words, their heading and the name of
 * their file; the same text of the same file once. Only the words of the question are looked up, so the cost goes with
 * how often these occur, not with how large the files are.
 * @param atLeast so many are found, where so many share a word with the question, however little that says
 */
export function findPassages(files: readonly SearchedFile[], query: Query, most: number, atLeast = 0): FoundPassage[] {
  const shelf = new Shelf(files);
  const concordances = files.map(({ concordance }) => concordance);
  const postings = new Postings(concordances, shelf.names);
  const meant = postings.meant(query.weights.keys());
  const hits = toThePoint(ranked(postings, shelf, meant, query), meant, query);
  const best = hits[0]?.score ?? 1;
  const found = new Map<string, FoundPassage>();
  const spokenOf = new Set<string>();
  for (const { id, score, queryTerms } of hits) {
    const isNew = query.own.size >= MANY && queryTerms.some((term) => !spokenOf.has(term));
    for (const term of queryTerms) spokenOf.add(term);
    if (found.size >= most) break;
    if (score < best * LEAST && !isNew && found.size >= atLeast) continue;
    const passage = said(shelf.at(Number(id)), Math.round((score / best) * 1_000) / 1_000);
    const key = JSON.stringify([passage.file, passage.text]);
    if (!found.has(key)) found.set(key, passage);
  }
  return [...found.values()];
}

/** Drops what only speaks of the question before, unless nothing speaks of this one. */
function toThePoint<Hit extends { readonly queryTerms: readonly string[] }>(
  hits: readonly Hit[],
  meant: readonly Meant[],
  { own }: Query,
): readonly Hit[] {
  const now = new Set(meant.filter(({ asked }) => own.has(asked)).map(({ term }) => term));
  const pointed = hits.filter(({ queryTerms }) => queryTerms.some((term) => now.has(term)));
  return pointed.length > 0 ? pointed : hits;
}

/** How each file begins, by turns: for a request that is about the files as a whole. */
export function openings(files: readonly SearchedFile[], most: number): FoundPassage[] {
  const shelf = new Shelf(files);
  const wanted = Math.min(most, shelf.size);
  const firsts: ShelvedPassage[] = [];
  for (let nth = 0; firsts.length < wanted; nth += 1) firsts.push(...shelf.firsts(nth));
  return firsts.slice(0, wanted).map((passage) => said(passage, 1));
}

function said({ file, paragraph, isCode = false, start, end, heading }: ShelvedPassage, score: number): FoundPassage {
  const [title, under] = [file.name, heading ? file.text.slice(heading.start, heading.end) : ''];
  return {
    file: file.id,
    title,
    paragraph,
    ...(isCode && { isCode }),
    heading: under,
    text: file.text.slice(start, end),
    score,
  };
}

/** Ranks with MiniSearch, over an index of the question's words alone that has the figures of all passages. */
function ranked(postings: Postings, shelf: Shelf, meant: readonly Meant[], { weights }: Query) {
  const byTerm = new Map(meant.map((one) => [one.term, one.weight * (weights.get(one.asked) ?? 1)]));
  const rows: [string, Record<string, Record<string, number>>][] = [];
  const touched = new Set<number>();
  for (const term of byTerm.keys()) {
    const fields = [postings.places(term), shelf.underHeading(term), shelf.inFileNamed(term)];
    for (const places of fields) for (const [passage] of places) touched.add(passage);
    const row = fields.map((places, field) => [field, Object.fromEntries(places)] as const);
    rows.push([term, Object.fromEntries(row.filter((_, field) => (fields[field]?.length ?? 0) > 0))]);
  }
  const lengths = [...touched].map((id) => [id, shelf.lengths(id)] as const);
  const index = MiniSearch.loadJS<{ id: number }>(
    {
      documentCount: shelf.size,
      nextId: shelf.size,
      documentIds: Object.fromEntries([...touched].map((id) => [id, id])),
      fieldIds: FIELDS,
      fieldLength: Object.fromEntries(lengths),
      averageFieldLength: shelf.averageLengths(),
      storedFields: {},
      dirtCount: 0,
      index: rows,
      serializationVersion: 2,
    },
    { fields: Object.keys(FIELDS) },
  );
  const terms = [...byTerm.keys()];
  return index.search(terms.join(' '), {
    boost: BOOST,
    tokenize: () => terms,
    processTerm: (term) => term,
    boostTerm: (term) => byTerm.get(term) ?? 1,
  });
}
