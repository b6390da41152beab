import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { concordanceOf } from '../../src/documents/search/concordance.ts';
import { placeWords } from '../../src/documents/search/paragraph-count.ts';
import { findPassages, type FoundPassage } from '../../src/documents/search/passage-search.ts';
import { passagesOf } from '../../src/documents/search/passages.ts';
import { queryOf, unmentioned } from '../../src/documents/search/query.ts';

const FOLDER = join(import.meta.dir, '../texts/asked');
const questions = z.array(
  z.strictObject({
    question: z.string(),
    /** What was asked before it. */
    before: z.string().optional(),
    /** What the right passage holds; null: no document speaks of it. */
    answer: z.string().nullable(),
  }),
);

/** A question and where its answer stands among what was found: 0 is first; -1: it was not found. */
export interface AskedQuestion {
  readonly question: string;
  readonly answer: string | null;
  readonly place: number;
  readonly found: readonly FoundPassage[];
  /** Words that it is said to be unanswered by. */
  readonly missing: readonly string[];
}

/** Asks every question of all documents at once. */
export function askAll(most: number): AskedQuestion[] {
  const files = readdirSync(FOLDER)
    .filter((name) => /\.(md|txt)$/.test(name))
    .toSorted()
    .map((name) => {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      const concordance = concordanceOf(text, passagesOf(text, name.endsWith('.md') ? 'markdown' : 'text'));
      return { id: name, name, text, concordance };
    });
  return questions
    .parse(JSON.parse(readFileSync(join(FOLDER, 'questions.json'), 'utf8')))
    .map(({ question, before, answer }) => {
      const found = findPassages(files, queryOf(question, before), most);
      const place = found.findIndex(({ text }) => answer !== null && text.includes(answer));
      const texts = found.flatMap(({ title, heading, paragraph, text }) => [
        title,
        placeWords(paragraph, heading),
        text,
      ]);
      return { question, answer, place, found, missing: unmentioned(question, texts) };
    });
}
