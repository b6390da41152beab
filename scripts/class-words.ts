/**
 * Writes word-classes.txt: `bun scripts/class-words.ts <prose.txt.gz>`, a paragraph a line.
 * A line is a word, how often it was counted, and five digits: how many tenths of its uses were as a noun, a verb, an
 * adjective, an adverb, and, for nouns, twentieths of those that had "a", "an", "each" or "one" before them (9 = more).
 */
import { tagger } from '../src/engines/embedded/tagging/tagger.ts';

const [source] = Bun.argv.slice(2);
if (source === undefined) throw new Error('say which prose to count: a gzip file, a paragraph a line');
const prose = new TextDecoder().decode(Bun.gunzipSync(await Bun.file(source).arrayBuffer()));
const tag = tagger();
const CLASSES = ['NOUN', 'VERB', 'ADJ', 'ADV'];
const COUNTS = new Set(['a', 'an', 'each', 'one']);
const uses = new Map<string, { total: number; classes: number[]; counted: number }>();
for (const paragraph of prose.split('\n')) {
  const tokens = tag(paragraph);
  for (const [index, token] of tokens.entries()) {
    if (!/^[a-z]{2,}$/.test(token.text)) continue;
    const use = uses.get(token.text) ?? { total: 0, classes: [0, 0, 0, 0], counted: 0 };
    uses.set(token.text, use);
    use.total++;
    const at = CLASSES.indexOf(token.tag === 'AUX' ? 'VERB' : token.tag);
    if (at >= 0) use.classes[at] = (use.classes[at] ?? 0) + 1;
    const before = tokens[index - 1]?.tag === 'ADJ' ? tokens[index - 2] : tokens[index - 1];
    if (token.tag === 'NOUN' && tokens[index + 1]?.tag !== 'NOUN' && before && COUNTS.has(before.lower)) use.counted++;
  }
}
const digit = (share: number) => Math.min(9, Math.round(share));
const lines = [...uses]
  .filter(([, { total, classes }]) => total >= 3 && classes.some((count) => count > 0))
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([word, { total, classes, counted }]) => {
    const shares = classes.map((count) => digit((10 * count) / total));
    return `${word} ${total} ${shares.join('')}${digit((20 * counted) / Math.max(1, classes[0] ?? 0))}`;
  });
await Bun.write(
  new URL('../src/engines/embedded/tagging/data/word-classes.txt', import.meta.url),
  `${lines.join('\n')}\n`,
);
