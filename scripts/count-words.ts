/**
 * Writes word-counts.txt: `bun scripts/count-words.ts <prose.txt.gz>`, a paragraph a line.
 * A word is counted where it stands in lower case and by itself. Words that Harper knows (US or GB) stay from two
 * times on, others, which are the jargon of the source, from eight times on and marked with `+`: they are accepted
 * but never proposed.
 */
import { unknownWords } from '../src/engines/embedded/proofread/harper-linter.ts';

const LONE_WORD = /(?<![\p{L}\p{N}\p{M}_@#/\\.'’‘´`&;-])[a-z]+(?:['’][a-z]+)?(?![\p{L}\p{N}\p{M}_@/\\'’‘´`&-])/gu;

const [source] = Bun.argv.slice(2);
if (source === undefined) throw new Error('say which prose to count: a gzip file, a paragraph a line');
const prose = new TextDecoder().decode(Bun.gunzipSync(await Bun.file(source).arrayBuffer()));

const counts = new Map<string, number>();
for (const [found] of prose.matchAll(LONE_WORD)) {
  const word = found.replace('’', "'");
  counts.set(word, (counts.get(word) ?? 0) + 1);
}
const words = [...counts.keys()];
const foreignToUs = await unknownWords('US', words);
const foreignToGb = await unknownWords('GB', words);
const lines = [...counts]
  .map(([word, count]) => ({ word, count, known: !foreignToUs.has(word) || !foreignToGb.has(word) }))
  .filter(({ word, count, known }) => (known ? count >= 2 && word.length > 1 : count >= 8 && word.length >= 4))
  .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
  .map(({ word, count, known }) => `${known ? '' : '+'}${word} ${count}`);
await Bun.write(
  new URL('../src/engines/embedded/proofread/data/word-counts.txt', import.meta.url),
  `${lines.join('\n')}\n`,
);
