import { afterEach, beforeEach, describe, expect, test } from 'bun:test';
import type { AcceptOutcome } from '../../../src/jobs/acceptor.ts';
import { chatPipeline } from '../../../src/pipelines/chat/chat-pipeline.ts';
import { createServices, type Services } from '../../../src/services.ts';
import { openStore, type Store } from '../../../src/store/store.ts';
import { LOCAL } from '../../support/service-world.ts';
import { tempFolder } from '../../support/temp-folder.ts';

/** It is asked for nothing: no server here is started. */
const writer = { name: 'nobody', quotesOnly: false, outline: async () => [], write: async function* () {} };

let folder: ReturnType<typeof tempFolder>;
let store: Store;
/** Two servers over one database: neither knows what the other has in memory. */
let servers: [Services, Services];

beforeEach(async () => {
  folder = tempFolder();
  store = await openStore({ url: ':memory:' });
  const one = () =>
    createServices({
      store,
      pipelines: [chatPipeline(writer)],
      outputDir: folder.file('output'),
      filesDir: folder.file('files'),
      filesQuota: 1e9,
      concurrency: 1,
      timeLimitMs: 1_000,
      retentionDays: 7,
      onFailure: (error) => {
        throw error;
      },
    });
  servers = [one(), one()];
});
afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  await store.close();
  folder[Symbol.dispose]();
});

function ask(server: Services, follows?: number): Promise<AcceptOutcome> {
  const input = { message: 'And then?', conversation_id: 'conv_1' };
  return server.acceptor.accept(LOCAL, 'chat', { input }, { follows });
}

function outcomeOf(outcome: AcceptOutcome): string {
  return outcome.ok ? 'taken' : outcome.reason;
}

async function cancelled(server: Services, outcome: AcceptOutcome): Promise<number> {
  if (!outcome.ok) throw new Error(outcome.reason);
  await server.commands.submit(LOCAL, outcome.job.id, { type: 'cancel', id: crypto.randomUUID() });
  return outcome.job.number;
}

describe('the next turn of a conversation', () => {
  // The guard stood in the memory of one process: with two, both had a turn, and each answered without the other's.
  test('is one of all that come at once, through whichever server', async () => {
    for (let round = 1; round <= 5; round += 1) {
      // oxlint-disable-next-line no-await-in-loop
      const outcomes = await Promise.all(Array.from({ length: 12 }, (_, nth) => ask(servers[nth % 2 === 0 ? 0 : 1])));
      expect(outcomes.map(outcomeOf).toSorted()).toEqual([...Array(11).fill('answering'), 'taken']);
      const taken = outcomes.find(({ ok }) => ok);
      // oxlint-disable-next-line no-await-in-loop
      if (taken) await cancelled(servers[1], taken);
      // oxlint-disable-next-line no-await-in-loop
      expect(await servers[0].conversations.find(LOCAL, 'conv_1')).toMatchObject({ turns: round });
    }
  });

  test('follows the one whose answer it knows, or is overtaken', async () => {
    const first = await cancelled(servers[0], await ask(servers[0]));
    const second = await cancelled(servers[1], await ask(servers[1], first));
    expect(outcomeOf(await ask(servers[0], first))).toBe('overtaken');
    expect(outcomeOf(await ask(servers[0], second))).toBe('taken');
  });

  test('knows no answer that was being written when it was read', async () => {
    const open = await ask(servers[0]);
    const row = await servers[1].conversations.find(LOCAL, 'conv_1');
    if (!row) throw new Error('no conversation');
    const { follows } = await servers[1].conversations.history(LOCAL, row);
    expect(outcomeOf(await ask(servers[1], follows))).toBe('answering');
    await cancelled(servers[0], open);
    expect(outcomeOf(await ask(servers[1], follows))).toBe('overtaken');
    const again = await servers[1].conversations.history(LOCAL, row);
    expect(outcomeOf(await ask(servers[1], again.follows))).toBe('taken');
  });

  test('is none in a conversation that was deleted, and one that has gone on is not deleted', async () => {
    const first = await cancelled(servers[0], await ask(servers[0]));
    const row = await servers[0].conversations.find(LOCAL, 'conv_1');
    if (!row) throw new Error('no conversation');
    await cancelled(servers[1], await ask(servers[1], first));
    expect(await servers[0].conversations.remove(LOCAL, row)).toBe(false);
    const newest = await servers[0].conversations.find(LOCAL, 'conv_1');
    if (!newest) throw new Error('no conversation');
    expect(await servers[0].conversations.remove(LOCAL, newest)).toBe(true);
    expect(outcomeOf(await ask(servers[1], newest.latest))).toBe('overtaken');
    expect(await servers[1].conversations.find(LOCAL, 'conv_1')).toBeUndefined();
  });
});
