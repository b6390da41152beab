import { askAll } from './parts/asked.ts';

/**
 * How often the passage that answers a question is the first that is found, and among the four that are quoted; and how
 * often nothing is found where nothing speaks of it. Over documents and questions of our own; `--show` names the others.
 */
const QUOTED = 4;

const asked = askAll(QUOTED);
const answerable = asked.filter(({ answer }) => answer !== null);
const unanswerable = asked.filter(({ answer }) => answer === null);
const missed = [
  ...answerable.filter(({ place }) => place !== 0),
  ...unanswerable.filter(({ found }) => found.length > 0),
];
console.log(
  JSON.stringify({
    bench: 'finding',
    questions: answerable.length,
    first: answerable.filter(({ place }) => place === 0).length,
    quoted: answerable.filter(({ place }) => place >= 0).length,
    passages_quoted: answerable.reduce((sum, { found }) => sum + found.length, 0) / answerable.length,
    without_an_answer: unanswerable.length,
    found_nothing: unanswerable.filter(({ found }) => found.length === 0).length,
    found_and_doubted: unanswerable.filter(({ found, missing }) => found.length > 0 && missing.length > 0).length,
    doubted_wrongly: answerable.filter(({ place, missing }) => place >= 0 && missing.length > 0).length,
  }),
);
if (process.argv.includes('--show')) {
  const doubted = answerable.filter(({ missing }) => missing.length > 0);
  for (const { question, place, found, missing } of new Set([...missed, ...doubted])) {
    const passages = found.map(({ score, text }) => `    ${score} ${text.slice(0, 100).replaceAll('\n', ' ')}`);
    console.log([`${place} ${question} ${missing.join(', ')}`, ...passages].join('\n'));
  }
}
