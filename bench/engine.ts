/**
 * Speed, memory and manners of the pass `proofread`: `EVAL_DIR=… bun bench/engine.ts`, prints JSON. KB are 1,000 UTF-8
 * bytes of prose. Harper remembers what it has looked at, so every round has threads of its own, and they are given the
 * same text, one after the other: `ROUNDS` (5) of 200 KB of edited prose, all Markdown pages, and learners' sentences.
 * The engine's rules of spelling and grammar and its second look are work that Harper alone does not do.
 */
import { cpus } from 'node:os';
import { embeddedEngine } from '../src/engines/embedded/embedded-engine.ts';
import { DEFAULT_OPTIONS, type RevisionEngine, type RevisionRequest } from '../src/engines/revision-engine.ts';
import { type BenchText, bytesOf, engineTexts } from './parts/engine-texts.ts';
import { median, percentile, ratio, rounded } from './parts/figures.ts';
import { HarperAlone, READINGS } from './parts/harper-alone.ts';

const ROUNDS = Number(process.env['ROUNDS'] ?? 5);
const folder = process.env['EVAL_DIR'];
if (folder === undefined) throw new Error('EVAL_DIR names the folder with cc0-prose.txt.gz, jfleg-dev and markdown');
const texts = await engineTexts(folder);

interface Took {
  /** ms */
  readonly wall: number;
  /** ms, of all threads of this process: only one of those that are compared works at a time. */
  readonly processor: number;
}

interface Contender {
  readonly name: string;
  readonly work: (all: readonly BenchText[]) => Promise<unknown>;
}

function request({ blocks, format }: BenchText, signal = new AbortController().signal): RevisionRequest {
  const options = { ...DEFAULT_OPTIONS, apply: 'all', format } as const;
  return { pass: { pass: 1, name: 'proofread' }, blocks, options, signal };
}

async function run(engine: RevisionEngine, all: readonly BenchText[]): Promise<void> {
  for (const text of all) for await (const _ of engine.revise(request(text)));
}

async function timed(work: () => Promise<unknown>): Promise<Took> {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { wall: performance.now() - began, processor: (user + system) / 1000 };
}

const taken = new Map<string, Took[]>();

async function round(number: number): Promise<void> {
  const engine = embeddedEngine({ cacheBytes: 0 });
  const alone = READINGS.map((reading) => ({ reading, harper: new HarperAlone(reading) }));
  const contenders: readonly Contender[] = [
    { name: 'engine', work: (all) => run(engine, all) },
    ...alone.map(({ reading, harper }) => ({ name: reading, work: (all: readonly BenchText[]) => harper.lint(all) })),
  ];
  const warmUp = [texts.prose(50_000)];
  for (const { work } of contenders) await work(warmUp);
  const sets = { prose: [texts.prose(200_000)], markdown: texts.markdown, learner: [texts.learner] };
  for (const [set, all] of Object.entries(sets)) {
    // Each begins in its turn.
    const turn = number % contenders.length;
    for (const { name, work } of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
      const key = `${set} ${name}`;
      taken.set(key, [...(taken.get(key) ?? []), await timed(() => work(all))]);
    }
  }
  for (const { harper } of alone) harper.close();
  await engine.close();
}

/** Figures of one kind of text. @param bytes of it in a round */
function figures(set: string, bytes: number) {
  const times = (name: string, kind: keyof Took) => (taken.get(`${set} ${name}`) ?? []).map((took) => took[kind]);
  const speed = (name: string) => rounded(bytes / median(times(name, 'wall')));
  const against = (kind: keyof Took) =>
    Object.fromEntries(READINGS.map((reading) => [reading, ratio(times(reading, kind), times('engine', kind))]));
  return {
    kilobytesPerSecond: speed('engine'),
    harperAlone: Object.fromEntries(READINGS.map((reading) => [reading, speed(reading)])),
    ratio: against('wall'),
    ratioOfProcessorTime: against('processor'),
  };
}

/** How long the turns of this thread's event loop are, in ms, while the work is done. */
async function turnsWhile(work: () => Promise<unknown>): Promise<{ p99: number; longest: number }> {
  const turns: number[] = [];
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    turns.push(now - last);
    last = now;
  }, 1);
  await work();
  clearInterval(watch);
  return { p99: rounded(percentile(turns, 0.99)), longest: rounded(Math.max(...turns)) };
}

/** From the abort to the iteration's error, in ms, while the engine is busy with 1 MB. */
async function cancelTimes(engine: RevisionEngine, times: number): Promise<{ median: number; worst: number }> {
  const text = texts.prose(1_000_000);
  const took: number[] = [];
  for (let time = 0; time < times; time++) {
    const cancel = new AbortController();
    let seen = 0;
    let aborted = 0;
    try {
      for await (const _ of engine.revise(request(text, cancel.signal))) {
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
  return { median: rounded(median(took)), worst: rounded(Math.max(...took)) };
}

async function memory(): Promise<unknown> {
  const script = `${import.meta.dir}/parts/engine-memory.ts`;
  return new Response(Bun.spawn([process.execPath, script], { stderr: 'inherit' }).stdout).json();
}

for (let number = 0; number < ROUNDS; number++) await round(number);
const engine = embeddedEngine();
const booted = performance.now();
await run(engine, [texts.prose(10)]);
const firstRevisionMs = Math.round(performance.now() - booted);
const turns = {
  idle: await turnsWhile(() => Bun.sleep(3000)),
  revising: await turnsWhile(() => run(engine, [texts.prose(500_000)])),
};
const cancelMs = await cancelTimes(engine, 20);
await engine.close();
console.log(
  JSON.stringify(
    {
      bench: 'engine',
      cpus: cpus().length,
      firstRevisionMs,
      prose: figures('prose', 200_000),
      markdown: figures('markdown', bytesOf(texts.markdown)),
      learner: figures('learner', bytesOf([texts.learner])),
      turnsOfTheMainThreadMs: turns,
      cancelMs,
      memory: await memory(),
    },
    null,
    2,
  ),
);
