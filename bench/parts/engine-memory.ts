/** Resident memory of a process with the engine and one worker, in MB, by what it was given; prints JSON. */
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { DEFAULT_OPTIONS } from '../../src/engines/revision-engine.ts';
import { engineTexts } from './engine-texts.ts';

/** MB after which it is looked at. */
const MARKS = (process.env['MB'] ?? '1,2,3,4,5,10').split(',').map(Number);
const SLICE = 500_000;

const rss = () => Math.round(process.memoryUsage.rss() / 1e6);
const texts = await engineTexts(process.env['EVAL_DIR'] ?? '');
const start = rss();
const engine = embeddedEngine();
const { signal } = new AbortController();
await engine.ready(signal, 'proofread');
const idle = rss();
let peak = idle;
const watch = setInterval(() => {
  peak = Math.max(peak, rss());
}, 20);

const after: Record<string, { readonly mb: number; readonly peakMb: number }> = {};
let done = 0;
for (const mark of MARKS) {
  for (; done < mark * 1_000_000; done += SLICE) {
    const { blocks } = texts.prose(SLICE);
    const options = { ...DEFAULT_OPTIONS, format: 'text' as const };
    for await (const _ of engine.revise({ pass: { pass: 1, name: 'proofread' }, blocks, options, signal }));
  }
  after[mark] = { mb: rss(), peakMb: peak };
  peak = 0;
}
clearInterval(watch);
await engine.close();
console.log(JSON.stringify({ withTheTextsMb: start, idleMb: idle, after }));
