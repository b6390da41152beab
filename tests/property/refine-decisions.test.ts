import { expect, test } from 'bun:test';
import * as fc from 'fast-check';
import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { acceptRefine } from '../../src/pipelines/refine/accept-refine.ts';
import { refine } from '../../src/pipelines/refine/refine.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import type { JobEvent, LoggedEvent } from '../../src/protocol/events.ts';
import { documentText } from '../../src/protocol/document.ts';
import { rowEvent } from '../../src/jobs/log/log-row.ts';
import { sha256 } from '../../src/documents/sha256.ts';
import type { JobState } from '../../src/protocol/fold/state.ts';
import type { Services } from '../../src/services.ts';
import { replay } from '../support/random-log.ts';
import { acceptedJob, inStatus, openServiceWorld } from '../support/service-world.ts';
import { wordEngine, type WordEngineOptions, type WordRule } from '../support/word-engine.ts';

const STRATEGY = {
  name: 'three',
  passes: ['proofread', 'tighten', 'polish'],
  register: 'neutral',
  only_sure: [],
  about: '',
  when: '',
} as const;

/** Rules that build on each other's words, and on words that others take away. */
const RULES: readonly (readonly WordRule[])[] = [
  [
    { find: 'teh', after: 'the', applied: true },
    { find: 'cat sat', after: 'cat rested', applied: true },
    { find: 'cat', after: 'kitten' },
    { find: ' on', after: '' },
  ],
  [
    { find: 'the cat', after: 'our cat', applied: true },
    { find: 'rested', after: 'slept', applied: true },
    { find: 'mat', after: 'rug' },
    { find: ' ', after: '  ' },
  ],
  [
    { find: 'our', after: 'Our', applied: true },
    { find: 'slept', after: 'lay', applied: true },
    { find: 'rug', after: 'carpet' },
    { find: 'the mat', after: 'it' },
  ],
];

const three = (options: Omit<WordEngineOptions, 'rules'>): Pipeline => {
  const engine = wordEngine({ ...options, rules: (pass) => RULES[pass - 1] ?? [] });
  const run: Pipeline['run'] = (context) =>
    refine({ ...context, request: refineSchema.parse(context.request), strategy: STRATEGY, engine });
  return { kind: 'refine', accept: acceptRefine, run };
};

const block = fc
  .array(fc.constantFrom('teh cat sat', 'on teh mat', 'the cat', 'sat', 'mat', 'nothing'), {
    minLength: 1,
    maxLength: 4,
  })
  .map((parts) => parts.join(' '));
const text = fc.array(block, { minLength: 1, maxLength: 3 }).map((blocks) => `${blocks.join('\n\n')}\n`);

/** What somebody decides before a block is revised: of every how-many-eth change so far, and how. */
interface Saying {
  readonly every: number;
  readonly from: number;
  readonly decision: 'accepted' | 'rejected' | 'none';
}

const said: fc.Arbitrary<Saying> = fc.record({
  every: fc.integer({ min: 1, max: 4 }),
  from: fc.nat({ max: 3 }),
  decision: fc.constantFrom('accepted' as const, 'rejected' as const, 'none' as const),
});

async function decideSome(services: Services, job: string, { every, from, decision }: Saying) {
  const state = await services.folds.current(job);
  const ids = state.blocks.flatMap(({ changes }) => changes.map(({ id }) => id));
  const some = ids.filter((_, index) => index % every === from % every);
  if (some.length > 0) await services.review.decide(job, { of: { ids: some }, decision });
}

const textOf = ({ lead, blocks }: JobState) => documentText(lead, blocks);

async function logOf({ log }: Services, job: string): Promise<LoggedEvent[]> {
  return (await log.read(job, 0, 10_000)).map(rowEvent);
}

async function versionsOf({ store }: Services, job: string): Promise<[number, string][]> {
  const rows = await store.query({
    sql: 'select version, text from versions where job = ? order by version',
    params: [job],
  });
  return rows.map(([version, stored]) => [Number(version), String(stored)]);
}

test('P-50 P-51 P-56 whatever is decided while passes run, each builds on it, versions hold it, and the end is the result', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.array(said, { maxLength: 12 }), async (original, sayings) => {
      const left = [...sayings];
      let decide: (saying: Saying) => Promise<void> = async () => undefined;
      const before = async () => {
        const next = left.shift();
        if (next) await decide(next);
      };
      await using world = await openServiceWorld({ pipelines: [three({ before })] });
      const { services } = world;
      const job = await acceptedJob(services, 'refine', original);
      decide = (saying) => decideSome(services, job, saying);
      await services.start();
      const state = await inStatus(services, job, 'completed');
      const row = await services.table.find(job);
      if (!row) throw new Error('there is a job');
      const result = textOf(state);

      expect(await services.review.text(row, state, 'accepted')).toBe(result);
      expect(state.end?.text_sha256).toBe(sha256(result));
      const log = await logOf(services, job);
      const frozen = [1, 2, 3].map((pass) =>
        log.findIndex(({ type, data }) => type === 'pass_start' && data.pass === pass),
      );
      const texts = [...frozen, log.length].map((length) => textOf(replay(log.slice(0, length))));
      expect(await versionsOf(services, job)).toEqual(texts.map((held, version) => [version, held]));

      await services.review.decide(job, { of: { filter: {} }, decision: 'rejected' });
      const after = (await services.table.find(job)) ?? row;
      expect(await services.review.text(after, state, 'accepted')).toBe(original);
      expect(await versionsOf(services, job)).toEqual(texts.map((held, version) => [version, held]));
      expect(world.failures).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

test('P-51 P-73 a run that was killed while it froze goes on freezing, each block once', async () => {
  await using world = await openServiceWorld({ pipelines: [three({})] });
  const { services } = world;
  await using whole = await openServiceWorld({ pipelines: [three({})] });
  const told = async (of: Services, events: readonly JobEvent[] | undefined) => {
    const job = await acceptedJob(of, 'refine', 'teh cat sat\n\nteh mat\n');
    if (events) {
      const running: JobEvent = { type: 'state', data: { status: 'running' } };
      const guard = { by: 'status', statuses: ['queued'] } as const;
      await of.log.append({ job, guard, events: [running, ...events], status: 'running', claim: true });
    }
    return job;
  };
  const model = await told(whole.services, undefined);
  await whole.services.start();
  await inStatus(whole.services, model, 'completed');
  const log = await logOf(whole.services, model);
  const second = log.findIndex(({ type, data }) => type === 'pass_start' && data.pass === 2);
  const first = log.slice(0, second).filter(({ type }) => type !== 'job_accepted' && type !== 'state');
  const decided: JobEvent = {
    type: 'block_decided',
    data: {
      block: 'b1',
      text: 'teh cat rested',
      length: 14,
      sha256: sha256('teh cat rested'),
      accepted: [],
      rejected: ['p1.b1.1'],
    },
  };
  const job = await told(services, [...first.map(({ seq: _seq, prev: _prev, at: _at, ...event }) => event), decided]);
  await services.review.decide(job, { of: { ids: ['p1.b1.1', 'p1.b2.1'] }, decision: 'rejected' });
  await services.start();
  await inStatus(services, job, 'completed');
  const events = await logOf(services, job);
  const frozen = events.filter(({ type }) => type === 'block_decided').map(({ data }) => data);
  expect(frozen).toMatchObject([{ block: 'b1' }, { block: 'b2', text: 'teh mat' }]);
  const order = events.map(({ type }) => type);
  expect(order.lastIndexOf('block_decided')).toBeLessThan(order.indexOf('pass_start', order.indexOf('block_decided')));
});
