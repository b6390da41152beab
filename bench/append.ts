import { z } from 'zod';
import { median, ratio, rounded } from './parts/figures.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * Durable appends of 300 bytes, 100 jobs at once, each waiting for its commit before the next: so a transaction holds
 * 100. `log` is EventLog.append, `run` whole jobs through the runner. Against prepared statements on the same schema
 * with the same pragmas and 100 a transaction, with nothing around them: `insert` the event's row alone, `rows` also
 * the job's head, which gives out its seq.
 */
const JOBS = 100;
const TIMES = 60;
const ROUNDS = 11;

const figures = z.object({ ms: z.number(), longest: z.number() });
const product = await Subject.start(serverScript('appending.ts'), ['product']);
const raw = await Subject.start(serverScript('appending.ts'), ['raw']);
const ways = ['log', 'insert', 'run', 'rows'] as const;
const perSecond: Record<(typeof ways)[number], number[]> = { log: [], insert: [], run: [], rows: [] };
const turns: Record<(typeof ways)[number], number[]> = { log: [], insert: [], run: [], rows: [] };
try {
  for (let turn = -1; turn < ROUNDS; turn += 1) {
    for (const way of ways) {
      const subject = way === 'log' || way === 'run' ? product : raw;
      const { ms, longest } = await subject.ask('append', figures, { way, times: TIMES });
      if (turn < 0) continue;
      perSecond[way].push((JOBS * TIMES * 1_000) / ms);
      turns[way].push(longest);
    }
  }
  const { log, insert, run, rows } = perSecond;
  console.log(
    JSON.stringify({
      bench: 'append',
      jobs: JOBS,
      rounds: ROUNDS,
      per_second: Object.fromEntries(ways.map((way) => [way, rounded(median(perSecond[way]))])),
      log_to_raw: { insert: ratio(log, insert), rows: ratio(log, rows) },
      run_to_raw: { insert: ratio(run, insert), rows: ratio(run, rows) },
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
