import { openDatabase } from '../src/store/file-database.ts';
import { percentile, rounded } from './parts/figures.ts';
import { openJob } from './parts/open-job.ts';
import { proseOf } from './parts/prose.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * From a client's `cancel` to the `cancelled` at the same client, while the embedded engine is busy on a document of
 * 1 MB: the command is committed, the worker let go, the text so far summed, stored and written out in between. Beside
 * it what this machine's disk takes at that moment for one durable commit of such a text by bun:sqlite alone.
 */
const BYTES = 1 << 20;
const TIMES = 33;
/** Events of the pass before the cancel; more each time, so that it does not always meet the same moment. */
const BLOCKS = 5;

const product = await Subject.start(serverScript('product.ts'), ['refine']);
const text = proseOf(BYTES);
const times: number[] = [];
const replies: number[] = [];
const commits: number[] = [];
const database = openDatabase(`${product.folder}/raw.db`);
database.run('create table texts (text text not null)');
try {
  for (let time = 0; time < TIMES; time += 1) {
    const { reply, cancelled } = await cancelAfter(BLOCKS + time);
    // The first waits for the engine to load and for code to be compiled.
    if (time < 3) continue;
    replies.push(reply);
    times.push(cancelled);
    commits.push(rawCommit());
  }
  console.log(
    JSON.stringify({
      bench: 'cancel',
      bytes: BYTES,
      cancels: times.length,
      cancelled: spread(times),
      reply: spread(replies),
      raw_commit: spread(commits),
    }),
  );
} finally {
  database.close();
  await product.stop();
}

function rawCommit(): number {
  const began = performance.now();
  database.run('insert into texts values (?)', [text]);
  return performance.now() - began;
}

/** @returns ms from the cancel to its reply and to the terminal event */
async function cancelAfter(blocks: number): Promise<{ reply: number; cancelled: number }> {
  const job = await openJob(product.port, 'refine', { text });
  const socket = new WebSocket(`ws://127.0.0.1:${product.port}/ws/progress/${job}`);
  let [left, began, reply] = [blocks, 0, 0];
  try {
    return await new Promise((resolve, reject) => {
      socket.onopen = () => socket.send('{"type":"hello"}');
      socket.onerror = reject;
      socket.onclose = reject;
      socket.onmessage = ({ data }) => {
        const now = performance.now();
        const frame = String(data);
        if (frame.startsWith('{"type":"block_complete"') && --left === 0) {
          socket.send(JSON.stringify({ type: 'cancel', id: crypto.randomUUID() }));
          began = performance.now();
        } else if (frame.startsWith('{"type":"reply"')) {
          reply = now - began;
        } else if (frame.startsWith('{"type":"cancelled"')) {
          resolve({ reply, cancelled: now - began });
        }
      };
    });
  } finally {
    socket.onclose = null;
    socket.close();
  }
}

function spread(values: readonly number[]) {
  return {
    p50_ms: rounded(percentile(values, 0.5)),
    p99_ms: rounded(percentile(values, 0.99)),
  };
}
