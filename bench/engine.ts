/**
 * Speed, memory and manners of the embedded engine: `EVAL_DIR=… bun bench/engine.ts`, prints JSON. KB are 1,000 UTF-8
 * bytes of text that was not seen before: Harper remembers what it has looked at.
 */
import { cpus } from 'node:os';
import { readDocument } from '../src/documents/read-document.ts';
import { embeddedEngine } from '../src/engines/embedded/embedded-engine.ts';
import { harperLinter } from '../src/engines/embedded/proofread/harper-linter.ts';
import { RULES } from '../src/engines/embedded/proofread/rule-table.ts';
import { DEFAULT_OPTIONS, type RevisionEngine, type RevisionRequest } from '../src/engines/revision-engine.ts';

type Blocks = RevisionRequest['blocks'];

const folder = process.env['EVAL_DIR'];
if (folder === undefined) throw new Error('EVAL_DIR names the folder with cc0-prose.txt.gz, jfleg-dev and markdown');
const prose = new TextDecoder()
  .decode(Bun.gunzipSync(await Bun.file(`${folder}/cc0-prose.txt.gz`).arrayBuffer()))
  .split('\n');
let used = 0;

/** The next paragraphs of the prose. */
function fresh(bytes: number): Blocks {
  const blocks: Blocks[number][] = [];
  for (let size = 0; size < bytes;) {
    const text = prose[used++ % prose.length] ?? '';
    size += Buffer.byteLength(text);
    blocks.push({ id: `b${blocks.length + 1}`, kind: 'paragraph', text });
  }
  return blocks;
}

function sizeOf(blocks: Blocks): number {
  return blocks.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
}

function request(blocks: Blocks, format: 'text' | 'markdown', signal = new AbortController().signal): RevisionRequest {
  return {
    pass: { pass: 1, name: 'proofread' },
    blocks,
    options: { ...DEFAULT_OPTIONS, format },
    signal,
  };
}

async function timed(blocks: Blocks, work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Number((sizeOf(blocks) / (performance.now() - start)).toFixed(1));
}

async function run(engine: RevisionEngine, blocks: Blocks, format: 'text' | 'markdown' = 'text'): Promise<number> {
  let changes = 0;
  for await (const revision of engine.revise(request(blocks, format))) changes += revision.changes.length;
  return changes;
}

/** The longest turn of this thread's event loop, in ms, while the work is done. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let [longest, last, going] = [0, performance.now(), true];
  const watch = (async () => {
    while (going) {
      await new Promise<void>((resolve) => setImmediate(resolve));
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
      await Bun.sleep(0);
      last = performance.now();
    }
  })();
  await work();
  going = false;
  await watch;
  return Number(longest.toFixed(1));
}

const rss = () => Math.round(process.memoryUsage.rss() / 1e6);

/** Harper in this thread with the same rules and its own spelling, warmed as the engine is. */
async function harperAlone() {
  const linter = await harperLinter('US', [...Object.keys(RULES), 'SpellCheck']);
  return speeds(async (blocks, format) => {
    for (const { text } of blocks) await linter.find(text, format);
  });
}

async function speeds(work: (blocks: Blocks, format: 'text' | 'markdown') => Promise<unknown>) {
  await work(fresh(100_000), 'text');
  const edited = fresh(500_000);
  return {
    prose: await timed(edited, () => work(edited, 'text')),
    learner: await timed(sentences, () => work(sentences, 'text')),
    markdown: await timed(markdown, () => work(markdown, 'markdown')),
  };
}

const markdown = (
  await Promise.all(
    [...new Bun.Glob('*.md').scanSync(`${folder}/markdown`)].map((name) =>
      Bun.file(`${folder}/markdown/${name}`).text(),
    ),
  )
).flatMap((text) => readDocument(text, 'markdown').blocks);

const sentences: Blocks = (await Bun.file(`${folder}/jfleg-dev/src.txt`).text())
  .split('\n')
  .map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph', text: text.replace(/ (?=[.,!?;:'])/g, '') }));

const before = rss();
const engine = embeddedEngine();
const booted = performance.now();
await run(engine, fresh(10));
const firstRevisionMs = Math.round(performance.now() - booted);

const result = {
  cpus: cpus().length,
  firstRevisionMs,
  kilobytesPerSecond: await speeds((blocks, format) => run(engine, blocks, format)),
  longestTurnMs: {
    idle: await longestTurn(() => Bun.sleep(5000)),
    revising: await (async (blocks) => longestTurn(() => run(engine, blocks)))(fresh(1_000_000)),
  },
  cancelMs: await cancelTimes(20),
  memory: await memoryOver(5_000_000),
};
await engine.close();
console.log(JSON.stringify({ ...result, harperAloneKilobytesPerSecond: await harperAlone() }, null, 2));

/** From the abort to the iteration's error, while the engine is busy with 1 MB. */
async function cancelTimes(times: number): Promise<{ median: number; worst: number }> {
  const blocks = fresh(1_000_000);
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const cancel = new AbortController();
    let seen = 0;
    let aborted = 0;
    try {
      for await (const _ of engine.revise(request(blocks, 'text', cancel.signal))) {
        if (++seen === 20 + time) {
          setTimeout(() => {
            aborted = performance.now();
            cancel.abort();
          }, 5);
        }
      }
    } catch {
      took.push(performance.now() - aborted);
    }
  }
  took.sort((a, b) => a - b);
  return { median: Number((took[took.length >> 1] ?? 0).toFixed(2)), worst: Number((took.at(-1) ?? 0).toFixed(2)) };
}

async function memoryOver(bytes: number): Promise<{ beforeMb: number; afterMb: number; peakMb: number }> {
  let peak = rss();
  const watch = setInterval(() => {
    peak = Math.max(peak, rss());
  }, 50);
  for (let done = 0; done < bytes; done += 500_000) await run(engine, fresh(500_000));
  clearInterval(watch);
  return { beforeMb: before, afterMb: rss(), peakMb: peak };
}
