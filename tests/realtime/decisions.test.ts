import { describe, expect, test } from 'bun:test';
import { sha256 } from '../../src/documents/sha256.ts';
import { openReviewWorld, WORDS } from '../support/review-world.ts';
import { SocketClient } from '../support/socket-client.ts';
import { SseClient } from '../support/sse-client.ts';
import { storedLog } from '../support/stored-job.ts';
import type { WordRule } from '../support/word-engine.ts';

const SHOUTED: readonly WordRule[] = [
  { find: 'the cat', after: 'THE CAT', applied: true, rule: 'Shout' },
  { find: 'sat', after: 'SAT', applied: true, rule: 'Shout' },
];

/** Two passes, the second asked for by feedback; the engine waits before the last block of each pass. */
function heldWorld(passes: (pass: number) => readonly WordRule[] = (pass) => (pass === 1 ? WORDS : SHOUTED)) {
  const gates = new Map<number, PromiseWithResolvers<void>>();
  const reached = new Map<number, PromiseWithResolvers<void>>();
  const at = (map: typeof gates, pass: number) => map.getOrInsertComputed(pass, () => Promise.withResolvers<void>());
  return {
    reached: (pass: number) => at(reached, pass).promise,
    open: (pass: number) => at(gates, pass).resolve(),
    world: openReviewWorld({
      rules: passes,
      before: async (pass, block) => {
        if (block !== 'b2') return;
        at(reached, pass).resolve();
        await at(gates, pass).promise;
      },
    }),
  };
}

const TEXT = 'teh cat sat\n\nteh colour\n';

describe('the signal', () => {
  test('P-54 reaches every socket and every stream that is live, and says the rev', async () => {
    const held = heldWorld();
    await using world = await held.world;
    const job = await world.post('refine', TEXT);
    await held.reached(1);
    using one = new SocketClient(world.url, job, { hello: {} });
    using other = new SocketClient(world.url, job, { hello: {} });
    using stream = new SseClient(world.url, job);
    const watchers = [one, other, stream];
    await Promise.all(watchers.map((watcher) => watcher.until(({ type }) => type === 'live')));
    const told = (rev: number) =>
      Promise.all(watchers.map((each) => each.until(({ type, data }) => type === 'decisions' && data.rev === rev)));
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' });
    expect((await told(1))[0]).toEqual({ type: 'decisions', data: { rev: 1 } });
    await world.call('POST', `/v1/jobs/${job}/changes/undo`);
    await told(2);
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'none' });
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'accepted' });
    await told(3);
    held.open(1);
    await one.until(({ type }) => type === 'stream_end');
    expect(one.frames.filter(({ type }) => type === 'decisions').map(({ data }) => data.rev)).toEqual([1, 2, 3]);
  });
});

describe('connected', () => {
  test('P-54 P-101 says the rev that stands, of a job that runs and of one that has ended', async () => {
    const held = heldWorld();
    await using world = await held.world;
    const job = await world.post('refine', TEXT);
    await held.reached(1);
    const revs = async () => {
      using late = new SocketClient(world.url, job, { hello: {} });
      return (await late.until(({ type }) => type === 'connected')).decisions_rev;
    };
    expect(await revs()).toBe(0);
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' });
    expect(await revs()).toBe(1);
    held.open(1);
    await world.ended(job);
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'none' });
    expect(await revs()).toBe(2);
  });

  test('P-54 P-101 and of one that nobody has watched before', async () => {
    await using world = await openReviewWorld();
    const job = await world.post('refine', TEXT);
    while ((await world.call('GET', `/v1/jobs/${job}/status`)).body.data.status !== 'completed');
    await world.decide(job, { filter: {}, decision: 'rejected' });
    using late = new SocketClient(world.url, job, { hello: {} });
    expect((await late.until(({ type }) => type === 'connected')).decisions_rev).toBe(1);
  });
});

describe('freezing', () => {
  test('P-51 P-56 what is decided while a pass runs is in the text that the next one gets, and in the version', async () => {
    const held = heldWorld();
    await using world = await held.world;
    const job = await world.post('refine', TEXT);
    await world.call('POST', `/v1/jobs/${job}/feedback`, { text: 'once more', mode: 'queue' });
    await held.reached(1);
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' });
    held.open(1);
    await held.reached(2);
    const b2 = ['p1.b2.1', 'p1.b2.2'];
    await world.decide(job, { ids: b2, decision: 'accepted' });
    held.open(2);
    const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'stream_end');

    const log = (await storedLog(world, job)).map(({ type, data }) => [type, JSON.parse(data)] as const);
    const frozen = log.filter(([type]) => type === 'block_decided').map(([, data]) => data);
    expect(frozen).toEqual([
      {
        block: 'b1',
        text: 'teh cat sat',
        length: 11,
        sha256: sha256('teh cat sat'),
        accepted: [],
        rejected: ['p1.b1.1'],
      },
      { block: 'b2', text: 'the color', length: 9, sha256: sha256('the color'), accepted: b2, rejected: [] },
    ]);
    const types = log.map(([type]) => type);
    expect(types.indexOf('block_decided')).toBeLessThan(types.lastIndexOf('pass_start'));
    expect(types.slice(-2)).toEqual(['block_decided', 'done']);
    const second = log.filter(([type, data]) => type === 'block_complete' && data.pass === 2 && data.block === 'b1');
    expect(second[0]?.[1].changes.map(({ before }: { before: string }) => before)).toEqual(['sat']);

    const result = 'teh cat SAT\n\nthe color\n';
    expect(await world.result(job)).toBe(result);
    expect(client.text).toBe(result);
    expect(client.end.text_sha256).toBe(sha256(result));
    const sql = 'select version, text from versions where job = ? order by version';
    expect(await world.app.services.store.query({ sql, params: [job] })).toEqual([
      [0, TEXT],
      [1, 'teh cat sat\n\nthe colour\n'],
      [2, result],
    ]);
    expect(await Bun.file(`${world.folder}/output/${job}/1-proofread.md`).text()).toBe('teh cat sat\n\nthe colour\n');
  });

  test('P-51 P-52 later decisions change the result and nothing that was frozen; what stands on them is blocked', async () => {
    const held = heldWorld();
    await using world = await held.world;
    const job = await world.post('refine', TEXT);
    await world.call('POST', `/v1/jobs/${job}/feedback`, { text: 'once more', mode: 'queue' });
    held.open(1);
    held.open(2);
    using client = new SocketClient(world.url, job, { hello: { since: 'start' } });
    await client.until(({ type }) => type === 'stream_end');
    expect(await world.result(job)).toBe('THE CAT SAT\n\nthe colour\n');
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' });
    expect(await world.result(job)).toBe('teh cat SAT\n\nthe colour\n');
    const [blocked] = await world.changes(job, '?blocked=true');
    expect(blocked).toMatchObject({ id: 'p2.b1.1', decision: 'none', effective: false, blocked_by: 'p1.b1.1' });
    const { body } = await world.call('GET', `/v1/jobs/${job}`);
    expect(body.data.snapshot.end.text_sha256).toBe(client.end.text_sha256);
    expect(body.data.snapshot.blocks[0]).toMatchObject({ text: 'THE CAT SAT', original: 'teh cat sat' });
  });

  test('P-57 a decision says nothing of the changes that a pass makes when it is begun again', async () => {
    const held = heldWorld();
    await using world = await held.world;
    const job = await world.post('refine', TEXT);
    await held.reached(1);
    await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' });
    expect(await world.changes(job, '?decision=rejected')).toHaveLength(1);
    await world.call('POST', `/v1/jobs/${job}/feedback`, { text: 'again', mode: 'interrupt' });
    held.open(1);
    await new SocketClient(world.url, job, { hello: {} }).closed;
    expect(await world.changes(job, '?decision=rejected')).toHaveLength(0);
    expect(await world.result(job)).toBe('the cat sat\n\nthe colour\n');
    expect(await world.decide(job, { ids: ['p1.b1.1'], decision: 'rejected' })).toMatchObject({ changed: 1 });
    expect(await world.result(job)).toBe('teh cat sat\n\nthe colour\n');
  });
});
