import { expect, test } from 'bun:test';
import { existsSync, readdirSync } from 'node:fs';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import { SocketClient } from '../support/socket-client.ts';
import { openWorld } from '../support/world.ts';

test('P-76 a deleted job leaves nothing: no row of any table, no file', async () => {
  await using world = await openWorld({ pipelines: [refinePipeline(embeddedEngine())] });
  const { store } = world.app.services;
  const tables = await store.query({ sql: "select name from sqlite_schema where type = 'table'", params: [] });
  const holding = async (job: string) => {
    const held: string[] = [];
    for (const [table] of tables) {
      const columns = await store.query({ sql: `select name from pragma_table_info('${table}')`, params: [] });
      const own = columns.flat().find((name) => name === (table === 'jobs' ? 'id' : 'job'));
      if (own === undefined) continue;
      const [row] = await store.query({ sql: `select count(*) from ${table} where ${own} = ?`, params: [job] });
      if (Number(row?.[0]) > 0) held.push(String(table));
    }
    return held.toSorted();
  };
  const request = { kind: 'refine', input: { text: 'I have recieved it.' } };
  const made = await world.call('POST', '/v1/jobs', request, { 'idempotency-key': 'once' });
  const job = made.body.data.job.id;
  await world.call('POST', `/v1/jobs/${job}/feedback`, { text: 'shorter' });
  await world.call('POST', `/v1/jobs/${job}/tickets`);
  await new SocketClient(world.url, job, { hello: {} }).until(({ type }) => type === 'stream_end');
  await world.call('PUT', `/v1/jobs/${job}/changes`, { filter: {}, decision: 'rejected' });
  await world.call('POST', '/v1/strategy/feedback', { strategy: 'standard', job, rating: 5 });
  const output = `${world.folder}/output/${job}`;
  expect(await holding(job)).toEqual([
    'commands',
    'decision_actions',
    'decisions',
    'events',
    'idempotency',
    'inputs',
    'jobs',
    'strategy_feedback',
    'tickets',
    'versions',
  ]);
  expect(existsSync(output)).toBe(true);

  expect((await world.call('DELETE', `/v1/jobs/${job}`)).status).toBe(200);
  expect(await holding(job)).toEqual([]);
  expect(existsSync(output)).toBe(false);
  const [said = '', ...others] = readdirSync(`${world.folder}/strategy_feedback`);
  expect(others).toEqual([]);
  expect(await Bun.file(`${world.folder}/strategy_feedback/${said}`).text()).not.toContain(job);
}, 300_000);
