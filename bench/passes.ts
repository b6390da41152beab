/**
 * What the passes beside `proofread` do and cost: `EVAL_DIR=… bun bench/passes.ts [pass]`, prints JSON. Edits for each
 * thousand words by rule, over edited prose in documents of 40 paragraphs; speed with one worker; what a second run of
 * the same documents costs, and one of a document with a paragraph changed. KB are 1,000 UTF-8 bytes.
 * `EDITS=50` prints as many edits, chosen evenly, to be read instead.
 */
import { embeddedEngine } from '../src/engines/embedded/embedded-engine.ts';
import { DEFAULT_OPTIONS, type RevisionRequest } from '../src/engines/revision-engine.ts';
import { applyChanges, type Change } from '../src/protocol/document.ts';

type Blocks = RevisionRequest['blocks'];

const PARAGRAPHS = 40;
const folder = process.env['EVAL_DIR'];
if (folder === undefined) throw new Error('EVAL_DIR names the folder with cc0-prose.txt.gz');
const packed = await Bun.file(`${folder}/cc0-prose.txt.gz`).arrayBuffer();
const prose = new TextDecoder().decode(Bun.gunzipSync(packed)).split('\n');
const [chosen] = Bun.argv.slice(2);
const names = chosen === undefined ? ['tighten', 'polish', 'structure', 'tone'] : [chosen];
/** UTF-8 bytes of prose a pass is given; proofreading takes long. */
const most = names.includes('proofread') ? 500_000 : 4_000_000;

function documents(): Blocks[] {
  const all: Blocks[] = [];
  for (let at = 0, size = 0; at < prose.length && size < most; at += PARAGRAPHS) {
    const blocks = prose
      .slice(at, at + PARAGRAPHS)
      .map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph' as const, text }));
    size += sizeOf(blocks);
    all.push(blocks);
  }
  return all;
}

function sizeOf(blocks: Blocks): number {
  return blocks.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function perThousand(count: number, words: number): number {
  return Number(((count * 1000) / words).toFixed(3));
}

async function measured(name: string) {
  const engine = embeddedEngine({ cacheBytes: 256 * 1024 * 1024 });
  const run = async (blocks: Blocks) => {
    const { signal } = new AbortController();
    const request = { pass: { pass: 1, name }, blocks, options: DEFAULT_OPTIONS, signal };
    const revisions = await Array.fromAsync(engine.revise(request));
    return revisions.map(({ changes }) => changes);
  };
  await run([{ id: 'b1', kind: 'paragraph', text: 'It is here.' }]);
  const all = documents();
  const [bytes, words] = [
    all.reduce((sum, blocks) => sum + sizeOf(blocks), 0),
    all.flat().reduce((sum, { text }) => sum + (text.match(/\S+/g)?.length ?? 0), 0),
  ];
  const seconds = async (work: () => Promise<unknown>) => {
    const began = performance.now();
    await work();
    return (performance.now() - began) / 1000;
  };
  const found: { readonly text: string; readonly change: Change }[] = [];
  const outputs: Blocks[] = [];
  const first = await seconds(async () => {
    for (const blocks of all) {
      const changes = await run(blocks);
      outputs.push(
        blocks.map((block, index) => ({ ...block, text: applyChanges(block.text, changes[index] ?? []) ?? '' })),
      );
      for (const [index, { text }] of blocks.entries())
        for (const change of changes[index] ?? []) found.push({ text, change });
    }
  });
  const again = await seconds(async () => {
    for (const blocks of all) await run(blocks);
  });
  const touched = await seconds(async () => {
    for (const blocks of all)
      await run(blocks.with(0, { id: 'b1', kind: 'paragraph', text: `We add this. ${blocks[0]?.text}` }));
  });
  let second = 0;
  for (const blocks of outputs) second += (await run(blocks)).flat().filter(({ applied }) => applied).length;
  await engine.close();

  const applied = found.filter(({ change }) => change.applied);
  if (process.env['EDITS'] !== undefined) {
    const count = Number(process.env['EDITS']);
    for (let index = 0; index < count; index++) show(applied[Math.floor((index * applied.length) / count)]);
  }
  const rules = Map.groupBy(found, ({ change }) => `${change.tier} ${change.rule}`);
  const byRule = [...rules].map(([rule, edits]) => [rule, perThousand(edits.length, words)] as const);
  return {
    kilobytes: Math.round(bytes / 1000),
    kilobytesPerSecond: Math.round(bytes / 1000 / first),
    againKilobytesPerSecond: Math.round(bytes / 1000 / again),
    oneParagraphChangedKilobytesPerSecond: Math.round(bytes / 1000 / touched),
    applied: applied.length,
    appliedInASecondRun: second,
    perThousandWords: {
      applied: perThousand(applied.length, words),
      suggested: perThousand(found.filter(({ change }) => change.tier === 'B').length, words),
      hints: perThousand(found.filter(({ change }) => change.tier === 'C').length, words),
    },
    byRule: Object.fromEntries(byRule.sort((a, b) => b[1] - a[1]).slice(0, 40)),
  };
}

function show(edit: { readonly text: string; readonly change: Change } | undefined): void {
  if (edit === undefined) return;
  const { text, change } = edit;
  const [before, after] = [
    text.slice(Math.max(0, change.start - 60), change.start),
    text.slice(change.end, change.end + 60),
  ];
  console.log(`${change.rule}: …${before}[${change.before} → ${change.after}]${after}…`);
}

const results: Record<string, unknown> = {};
for (const name of names) results[name] = await measured(name);
if (process.env['EDITS'] === undefined) console.log(JSON.stringify(results, null, 2));
