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
  /** What it stands under; empty where there is no heading. */
  readonly heading: string;
  readonly text: string;
  /** 0 to 1: its score beside the best one's. */
  readonly score: number;
}

/** Of the best score: what is below it only shares a word with what was asked. */
const LEAST = 0.2;
/** Words of a question that is about several things: the best of each is found, however little it is beside the first. */
const MANY = 5;
const FIELDS = { text: 0, heading: 1, title: 2 } as const;
const BOOST = { text: 2, heading: 1, title: 1 } as const;

/**
 * The passages that speak of what is asked, the best first, by BM25 over their words, their heading and the name of
 * their file; the same text of the same file once. Only the words of the question are looked up, so that it costs what
 * these stand for, however large the files are.
 */
export function findPassages(files: readonly SearchedFile[], query: Query, most: number): FoundPassage[] {
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
    if (score < best * LEAST && !isNew) continue;
    const passage = said(shelf.at(Number(id)), Math.round((score / best) * 1_000) / 1_000);
    const key = JSON.stringify([passage.file, passage.text]);
    if (!found.has(key)) found.set(key, passage);
  }
  return [...found.values()];
}

/** Where something speaks of what was asked now, what speaks of the question before alone is let go. */
function toThePoint<Hit extends { readonly queryTerms: readonly string[] }>(
  hits: readonly Hit[],
  meant: readonly Meant[],
  { own }: Query,
): readonly Hit[] {
  const now = new Set(meant.filter(({ asked }) => own.has(asked)).map(({ term }) => term));
  const pointed = hits.filter(({ queryTerms }) => queryTerms.some((term) => now.has(term)));
  return pointed.length > 0 ? pointed : hits;
}

/** How the files begin, one after the other: for what is asked of them as a whole. */
export function openings(files: readonly SearchedFile[], most: number): FoundPassage[] {
  const shelf = new Shelf(files);
  const each = Math.ceil(most / Math.max(1, files.length));
  const firsts = Array.from({ length: each }, (_, nth) => shelf.firsts(nth)).flat();
  return firsts.slice(0, most).map((passage) => said(passage, 1));
}

function said({ file, paragraph, start, end, heading }: ShelvedPassage, score: number): FoundPassage {
  const [title, under] = [file.name, heading ? file.text.slice(heading.start, heading.end) : ''];
  return { file: file.id, title, paragraph, heading: under, text: file.text.slice(start, end), score };
}

/** MiniSearch over an index that has the words of the question alone, with the figures of all passages. */
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
