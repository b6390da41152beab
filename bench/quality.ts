/**
 * How much good and harm the embedded engine does: `EVAL_DIR=… bun bench/quality.ts`, prints JSON. An edit is helpful
 * when it alone brings the sentence closer to any of the references, harmful when closer to none and farther from one.
 * Clean sentences are those that every annotator left alone.
 */
import { proofreader } from '../src/engines/embedded/proofread/proofread.ts';
import { DEFAULT_OPTIONS } from '../src/engines/revision-engine.ts';
import type { Change } from '../src/protocol/document.ts';

const folder = process.env['EVAL_DIR'];
if (folder === undefined) throw new Error('EVAL_DIR names the folder with jfleg-dev and cweb-dev');
const proofread = proofreader().read({
  pass: 1,
  options: { ...DEFAULT_OPTIONS, apply: 'all', format: 'text' },
  blocks: [],
});

async function lines(file: string): Promise<string[]> {
  return (await Bun.file(`${folder}/${file}`).text()).split('\n').slice(0, -1);
}

/** JFLEG is written with spaces around its tokens. */
function joined(sentence: string): string {
  return sentence
    .replace(/ ([.,!?;:%)\]}]|'s|n't|'t|'re|'ve|'ll|'m|'d)(?= |$)/g, '$1')
    .replace(/([([{$]) /g, '$1')
    .replace(/`` ?| ''/g, '"')
    .trim();
}

function tokens(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?|[^\s\p{L}\p{N}]/gu) ?? [];
}

function distance(a: readonly string[], b: readonly string[]): number {
  let previous = b.map((_, index) => index + 1);
  previous.unshift(0);
  for (const [i, token] of a.entries()) {
    const current = [i + 1];
    for (const [j, other] of b.entries()) {
      const swap = (previous[j] ?? 0) + (token === other ? 0 : 1);
      current.push(Math.min(swap, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}

async function changes(text: string): Promise<readonly Change[]> {
  const block = { id: 'b', kind: 'paragraph', text, opensSentence: true } as const;
  const revision = await proofread.revise(block, async () => true);
  return revision?.changes ?? [];
}

function verdict(text: string, { start, end, after }: Change, references: readonly string[]) {
  const changed = tokens(text.slice(0, start) + after + text.slice(end));
  const source = tokens(text);
  const gains = references.map(
    (reference) => distance(source, tokens(reference)) - distance(changed, tokens(reference)),
  );
  return gains.some((gain) => gain > 0) ? 'helpful' : gains.some((gain) => gain < 0) ? 'harmful' : 'neutral';
}

async function measure(sources: readonly string[], references: readonly (readonly string[])[]) {
  const edits = { helpful: 0, neutral: 0, harmful: 0 };
  const suggestions = { helpful: 0, neutral: 0, harmful: 0 };
  const rules: Record<string, typeof edits> = {};
  let [changed, clean, cleanChanged, again] = [0, 0, 0, 0];
  for (const [index, text] of sources.entries()) {
    const right = references.map((reference) => reference[index] ?? '');
    const found = await changes(text);
    const applied = found.filter((change) => change.applied);
    for (const change of found) {
      const kind = verdict(text, change, right);
      (change.applied ? edits : suggestions)[kind]++;
      if (change.applied) (rules[change.rule] ??= { helpful: 0, neutral: 0, harmful: 0 })[kind]++;
      if (process.argv.includes('--show') && kind !== 'helpful') {
        console.error(
          change.tier,
          kind,
          change.rule,
          `${text.slice(Math.max(0, change.start - 30), change.start)}[${change.before} -> ${change.after}]${text.slice(change.end, change.end + 30)}`,
        );
      }
    }
    if (applied.length > 0) {
      changed++;
      const result = applied.reduceRight(
        (rest, { start, end, after }) => rest.slice(0, start) + after + rest.slice(end),
        text,
      );
      again += (await changes(result)).filter((change) => change.applied).length;
    }
    if (right.every((reference) => reference === text)) {
      clean++;
      if (applied.length > 0) cleanChanged++;
    }
  }
  return {
    sentences: sources.length,
    changed,
    edits,
    suggestions,
    editsOfASecondRun: again,
    clean: { sentences: clean, changed: cleanChanged, percent: Number(((100 * cleanChanged) / clean).toFixed(2)) },
    rules,
  };
}

const jfleg = async (file: string) => (await lines(`jfleg-dev/${file}.txt`)).map(joined);
const jflegReferences = await Promise.all(['ref0', 'ref1', 'ref2', 'ref3'].map(jfleg));
const cweb = async (name: string) =>
  measure(await lines(`cweb-dev/${name}.source.txt`), [
    await lines(`cweb-dev/${name}.ann1.txt`),
    await lines(`cweb-dev/${name}.ann2.txt`),
  ]);
const references = { sentences: 0, changed: 0 };
for (const sentence of jflegReferences.flat()) {
  references.sentences++;
  if ((await changes(sentence)).some((change) => change.applied)) references.changed++;
}
console.log(
  JSON.stringify(
    {
      jfleg: await measure(await jfleg('src'), jflegReferences),
      jflegReferences: references,
      cwebG: await cweb('G'),
      cwebS: await cweb('S'),
    },
    null,
    2,
  ),
);
