import { FORMS } from './read-directives.ts';
import { respelled } from './respelled.ts';

const MOST = 3;
/** In every other sentence. */
const COMMON = new Set(
  'the a an in of to and or it is this that please do not from here for my your i you be'.split(' '),
);

/** Sentences that would be understood: those that share most words with what was not come first. */
export function nearestExamples(notUnderstood: readonly string[]): string[] {
  const said = new Set(notUnderstood.flatMap((text) => wordsOf(text.slice(0, 1_000))));
  const examples = FORMS.flatMap((form) => form.examples.map(({ says }) => says));
  const scored = examples.map((says) => ({ says, score: wordsOf(says).filter((word) => said.has(word)).length }));
  const near = scored.filter(({ score }) => score > 0).toSorted((a, b) => b.score - a.score);
  return [...new Set([...near.map(({ says }) => says), ...GENERAL])].slice(0, MOST);
}

/** Where nothing else is near. */
const GENERAL = ['Keep British spelling.', 'Do not touch the introduction.', 'Only fix spelling from here.'];

function wordsOf(text: string): string[] {
  const words = respelled(text.toLowerCase()).match(/[\p{L}]{2,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !COMMON.has(word));
}
