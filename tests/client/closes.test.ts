import { describe, expect, test } from 'bun:test';
import { createClient } from '../../src/client/client.ts';
import { socketTransport } from '../../src/client/transports/socket.ts';
import { CLOSE } from '../../src/protocol/frames/close-codes.ts';
import { openStreamWorld } from '../support/stream-world.ts';

/** A server of sockets that hears the hello, then closes with what it is told; every dial counts. */
function closing(codeOf: (dial: number) => number) {
  const hellos: { ticket?: string }[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, upgrading) => (upgrading.upgrade(request) ? undefined : new Response('', { status: 404 })),
    websocket: {
      message(socket, text) {
        hellos.push(JSON.parse(String(text)));
        socket.close(codeOf(hellos.length));
      },
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, hellos, [Symbol.dispose]: () => void server.stop(true) };
}

const STOPS = Object.entries(CLOSE).filter(([, code]) => code >= 4400 && code < 4500);
const RESUMES = Object.entries(CLOSE).filter(([, code]) => code >= 4500);

describe('a close', () => {
  test.each([...STOPS, ['of a newer server', 4477]] as const)('P-150 %s, %i, is the end', async (_name, code) => {
    using server = closing(() => code);
    const job = createClient({ url: server.url, random: () => 0 }).watch('j');
    await expect(job.finished).rejects.toMatchObject({ refused: true, retryable: false });
    expect(server.hellos).toHaveLength(1);
    expect(job.reach).toMatchObject({ status: 'closed', transport: 'websocket', error: { refused: true } });
    const told = Array.fromAsync(job.events());
    await expect(told).rejects.toMatchObject({ refused: true });
  });

  test.each(RESUMES)('P-150 %s, %i, is dialled again', async (_name, code) => {
    using server = closing((dial) => (dial === 1 ? code : CLOSE.NO_SUCH_JOB));
    const job = createClient({ url: server.url, transports: ['websocket'], random: () => 0 }).watch('j');
    await expect(job.finished).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(server.hellos).toHaveLength(2);
  });
});

test('a line on which no heartbeat comes is dead', async () => {
  const connected = { protocol: '1.0', job: 'j', epoch: 'e', head: 0, scopes: [], decisions_rev: 0 };
  using server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request, upgrading) => (upgrading.upgrade(request) ? undefined : new Response('', { status: 404 })),
    websocket: {
      message: (socket) => {
        socket.send(JSON.stringify({ type: 'connected', ...connected, heartbeat_ms: 1 }));
        socket.send(JSON.stringify({ type: 'live', head: 0 }));
      },
    },
  });
  const transport = socketTransport({
    url: `http://127.0.0.1:${server.port}`,
    ticket: async () => undefined,
    patienceMs: 60_000,
  });
  const { signal } = new AbortController();
  const heard: string[] = [];
  const onFrame = ({ type }: { readonly type: string }) => void heard.push(type);
  const dial = { job: 'j', since: undefined, signal, onFrame, onReady: () => undefined, onRefused: () => undefined };
  expect(await transport.open(dial)).toMatchObject({ next: 'again', silent: true });
  expect(heard).toEqual(['connected', 'live']);
});

test('a ticket of somebody else’s is asked for before every dial, and shown', async () => {
  using server = closing((dial) => (dial < 3 ? CLOSE.DRAINING : CLOSE.NOT_AUTHENTICATED));
  let issued = 0;
  const ticket = async () => `ticket-${(issued += 1)}`;
  const job = createClient({ url: server.url, ticket, transports: ['websocket'], random: () => 0 }).watch('j');
  await expect(job.finished).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect(server.hellos.map(({ ticket: shown }) => shown)).toEqual(['ticket-1', 'ticket-2', 'ticket-3']);
});

test('a ticket that cannot be had now is asked for again; the job is not lost for it', async () => {
  await using world = await openStreamWorld();
  const id = await world.post('stream', 'one');
  world.pacer.open();
  let asked = 0;
  const ticket = async () => {
    if ((asked += 1) < 3) throw new Error('the backend is down');
    return String((await world.call('POST', `/v1/jobs/${id}/tickets`)).body.data.ticket);
  };
  const job = createClient({ url: world.url, ticket, transports: ['websocket'], random: () => 0 }).watch(id);
  expect((await job.finished).status).toBe('completed');
  expect(asked).toBe(3);
});
