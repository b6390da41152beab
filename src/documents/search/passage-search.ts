import MiniSearch from 'minisearch';
import { type Meant, Postings } from './postings.ts';
import type { Query } from './query.ts';
import { type SearchedFile, Shelf } from './shelf.ts';

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
const FIELDS = { text: 0, heading: 1, title: 2 } as const;
const BOOST = { text: 2, heading: 1, title: 1 } as const;

/**
 * The passages that speak of what is asked, the best first, by BM25 over their words, their heading and the name of
 * their file; the same text of the same file once. Only the words of the question are looked up, so that it costs what
 * these stand for, however large the files are.
 */
export function findPassages(files: readonly SearchedFile[], query: Query, most: number): FoundPassage[] {
  const postings = new Postings(files.map(({ concordance }) => concordance));
  const shelf = new Shelf(files);
  const meant = [...query.weights.keys()].flatMap((term) => meantBy(term, postings, shelf));
  const hits = ranked(postings, shelf, meant, query);
  const best = hits[0]?.score ?? 1;
  const found = new Map<string, FoundPassage>();
  for (const { id, score } of hits) {
    if (score < best * LEAST || found.size >= most) break;
    const passage = shelf.at(id);
    const { file, paragraph, start, end } = passage;
    const text = file.text.slice(start, end);
    const heading = passage.heading ? file.text.slice(passage.heading.start, passage.heading.end) : '';
    const key = JSON.stringify([file.id, text]);
    const share = Math.round((score / best) * 1_000) / 1_000;
    if (!found.has(key)) found.set(key, { file: file.id, title: file.name, paragraph, heading, text, score: share });
  }
  return [...found.values()];
}

function meantBy(term: string, postings: Postings, shelf: Shelf): Meant[] {
  return shelf.names(term) && !postings.has(term) ? [{ asked: term, term, weight: 1 }] : postings.meant(term);
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
