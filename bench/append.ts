import { z } from 'zod';
import { median, ratio, rounded } from './parts/figures.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * Durable appends of 300 bytes, 100 jobs at once, each waiting for its commit before the next: so a transaction holds
 * 100. `log` is EventLog.append, `run` whole jobs through the runner. Against prepared statements on the same schema
 * with the same pragmas and 100 a transaction, with nothing around them: `insert` the event's row alone, `rows` also
 * the job's head, which gives out its seq. `thread`: these rows again, written by a thread of its own, each event made when
 * the one before it is committed.
 */
const JOBS = 100;
const TIMES = 60;
const ROUNDS = 11;

const figures = z.object({ ms: z.number(), cpu: z.number(), longest: z.number() });
const product = await Subject.start(serverScript('appending.ts'), ['product']);
const raw = await Subject.start(serverScript('appending.ts'), ['raw']);
const ways = ['log', 'insert', 'run', 'rows', 'thread'] as const;
type Way = (typeof ways)[number];
const perSecond: Record<Way, number[]> = { log: [], insert: [], run: [], rows: [], thread: [] };
const cpu: Record<Way, number[]> = { log: [], insert: [], run: [], rows: [], thread: [] };
const turns: Record<Way, number[]> = { log: [], insert: [], run: [], rows: [], thread: [] };
try {
  for (let turn = -1; turn < ROUNDS; turn += 1) {
    for (const way of ways) {
      const subject = way === 'log' || way === 'run' ? product : raw;
      const { ms, cpu: used, longest } = await subject.ask('append', figures, { way, times: TIMES });
      if (turn < 0) continue;
      perSecond[way].push((JOBS * TIMES * 1_000) / ms);
      cpu[way].push((used * 1_000) / (JOBS * TIMES));
      turns[way].push(longest);
    }
  }
  const { log, insert, run, rows, thread } = perSecond;
  console.log(
    JSON.stringify({
      bench: 'append',
      jobs: JOBS,
      rounds: ROUNDS,
      per_second: Object.fromEntries(ways.map((way) => [way, rounded(median(perSecond[way]))])),
      cpu_us_an_event: Object.fromEntries(ways.map((way) => [way, rounded(median(cpu[way]))])),
      log_to_raw: { insert: ratio(log, insert), rows: ratio(log, rows), thread: ratio(log, thread) },
      run_to_raw: { insert: ratio(run, insert), rows: ratio(run, rows), thread: ratio(run, thread) },
      cpu_against_thread: { log: ratio(cpu.log, cpu.thread), run: ratio(cpu.run, cpu.thread) },
      longest_turn_ms: { log: spread(turns.log), run: spread(turns.run) },
    }),
  );
} finally {
  await product.stop();
  await raw.stop();
}

function spread(values: readonly number[]) {
  return { median: rounded(median(values)), worst: rounded(Math.max(...values)) };
}
