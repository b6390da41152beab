import { expect, test } from 'bun:test';
import { Api } from '../../src/client/requests/api.ts';
import { Job } from '../../src/client/job.ts';
import type { Dial, HangUp, Transport } from '../../src/client/transports/transport.ts';

/** A line that takes everything up; from the second dial on it also answers. */
function line(): { readonly transport: Transport; readonly dials: () => number } {
  let dials = 0;
  const open = ({ signal, onFrame, onReady }: Dial): Promise<HangUp> => {
    dials += 1;
    const answers = dials > 1;
    const head = 0;
    onReady(({ id }) => {
      if (answers) onFrame({ type: 'reply', id, ok: true, status: 'pausing', seq: 1 });
    });
    onFrame({
      type: 'connected',
      protocol: '1.0',
      job: 'j',
      epoch: 'e',
      head,
      status: 'running',
      scopes: [],
      resume: { status: 'fresh' },
      decisions_rev: 0,
      heartbeat_ms: 20_000,
    });
    onFrame({ type: 'live', head });
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve({ next: 'again' })));
  };
  return { transport: { name: 'websocket', open }, dials: () => dials };
}

// A network that goes without a word leaves a socket that is live in name alone for as long as heartbeats may fail.
test('a command without an answer on a line without a word dials anew, where it is answered', async () => {
  const { transport, dials } = line();
  let now = 0;
  const pauses = Array.from({ length: 2 }, () => Promise.withResolvers<void>());
  let asked = 0;
  const pause = (ms: number) => {
    if (ms === 0) return Promise.resolve();
    asked += 1;
    return pauses[asked - 1]?.promise ?? Promise.resolve();
  };
  const job = new Job({
    id: 'j',
    api: new Api({ url: 'http://127.0.0.1:1' }),
    transports: [transport],
    timing: { comeBackMs: 1, random: () => 0, now: () => now, pause },
    fromStart: false,
    onError: () => undefined,
  });
  expect(job.reach.status).toBe('live');
  const answer = job.pause();
  expect(dials()).toBe(1);
  now = 5_000;
  pauses[0]?.resolve();
  expect(await answer).toMatchObject({ ok: true, status: 'pausing' });
  expect(dials()).toBe(2);
  job.close();
});
