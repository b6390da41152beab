import { z } from 'zod';
import { median, ratio, rounded } from './parts/figures.ts';
import { startRound } from './parts/starts.ts';
import { serverScript, Subject } from './parts/subject.ts';

/**
 * What a job costs before its pipeline does any work: from the request to `job_started` at a client, one after the other
 * and all in one moment. `held` waits after its opening; `bare` is the least that has to be done, one commit of three
 * rows between a `fetch` and a frame. `whole`: small texts refined to their end, as many at a time as a server runs that
 * nobody has configured.
 */
const JOBS = Number(process.env['JOBS'] ?? 200);
const ROUNDS = Number(process.env['ROUNDS'] ?? 7);

const held = await Subject.start(serverScript('starting.ts'), [String(JOBS + 8)]);
const refining = await Subject.start(serverScript('starting.ts'));
const bare = await Subject.start(serverScript('taking.ts'));
const ways = ['held_one_by_one', 'bare_one_by_one', 'held_at_once', 'bare_at_once', 'whole_at_once'] as const;
type Round = Omit<Awaited<ReturnType<typeof startRound>>, 'ids'>;
const rounds: Record<(typeof ways)[number], Round[]> = {
  held_one_by_one: [],
  bare_one_by_one: [],
  held_at_once: [],
  bare_at_once: [],
  whole_at_once: [],
};
try {
  for (let turn = -2; turn < ROUNDS; turn += 1) {
    for (const way of ways) {
      const atOnce = way.endsWith('at_once');
      const server = way.startsWith('held') ? held : way.startsWith('bare') ? bare : refining;
      const kind = server === refining ? 'refine' : 'held';
      const until = server === refining ? 'stream_end' : 'job_started';
      const { ids, ...round } = await startRound({ server, kind, jobs: JOBS, atOnce, until });
      if (server === held) await held.ask('end', z.unknown(), { ids });
      if (turn >= 0) rounds[way].push(round);
    }
  }
  const cpu = (way: (typeof ways)[number]) => rounds[way].map((round) => round.cpu_ms_a_job);
  console.log(
    JSON.stringify({
      bench: 'start',
      jobs: JOBS,
      rounds: ROUNDS,
      ...Object.fromEntries(ways.map((way) => [way, middle(rounds[way])])),
      cpu_against_bare: {
        one_by_one: ratio(cpu('held_one_by_one'), cpu('bare_one_by_one')),
        at_once: ratio(cpu('held_at_once'), cpu('bare_at_once')),
      },
    }),
  );
} finally {
  await Promise.all([held.stop(), refining.stop(), bare.stop()]);
}

function middle(of: readonly Round[]) {
  const names = Object.keys(of[0] ?? {}) as (keyof Round)[];
  return Object.fromEntries(names.map((name) => [name, rounded(median(of.map((round) => round[name])))]));
}
