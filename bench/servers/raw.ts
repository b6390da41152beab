import type { ServerWebSocket } from 'bun';
import { z } from 'zod';
import { insertEvent, moveJob, type Guard } from '../../src/jobs/log/event-log-sql.ts';
import { rowJson } from '../../src/jobs/log/log-row.ts';
import { jobs } from '../../src/store/schema.ts';
import { openStore, statementOf } from '../../src/store/store.ts';
import { answering } from '../parts/answering.ts';
import { benchEvent } from '../parts/bench-events.ts';
import { wallClock } from '../parts/crowd.ts';
import { everyTick, everyTurn } from '../parts/pace.ts';

/**
 * The limits: the product's commits through the product's store, then ready strings to every socket, with no protocol.
 * Sockets of `/loop` are sent to one by one under cork, those of `/publish` by Bun's own topic, `/idle` gets nothing.
 */
/** When the last transaction was on the disk. */
let turn = 0;
const store = await openStore({
  url: `file:${process.argv[2] ?? ''}/raw.db`,
  onTurn: () => void (turn = wallClock()),
});
const row = { principal: 'bench', kind: 'bench', title: '', strategy: '', status: 'running' as const, nonce: '' };
const job = 'job_bench';
const guard: Guard = { by: 'status', statuses: ['running'] };
await store.atomic([
  statementOf(store.db.insert(jobs).values({ ...row, id: job, head: 0, chain: 0, createdAt: Date.now() })),
]);

const sockets = new Set<ServerWebSocket<string>>();
const server: Bun.Server<string> = Bun.serve<string>({
  port: 0,
  hostname: '127.0.0.1',
  fetch(request, self) {
    const data = new URL(request.url).pathname;
    return self.upgrade(request, { data }) ? undefined : new Response(null, { status: 426 });
  },
  websocket: {
    idleTimeout: 0,
    sendPings: false,
    perMessageDeflate: false,
    open(socket) {
      if (socket.data === '/publish') socket.subscribe(job);
      else sockets.add(socket);
      socket.send('{"type":"live","head":0}');
    },
    message() {},
    close: (socket) => void sockets.delete(socket),
  },
});

const READY = Array.from({ length: 10 }, (_, number) => {
  const { type, data } = benchEvent(number);
  return rowJson({ seq: 100_000, prev: 99_999, type, at: Date.now(), data: JSON.stringify(data) });
});

async function commit(size: number): Promise<void> {
  const at = Date.now();
  const inserts = Array.from({ length: size }, (_, index) => {
    const event = benchEvent(index);
    const after = size - 1 - index;
    const chainedAfter = index === 0 ? null : after + 1;
    return insertEvent({ job, after, chainedAfter, event, data: JSON.stringify(event.data), at });
  });
  const none = { status: undefined, terminal: undefined, started: false, elapsed: 0, claim: false };
  await store.atomic([moveJob({ job, guard, count: size, chain: size, at, ...none }), ...inserts]);
}

let waiting: string[] = [];

/** Bursts that were committed together leave together, as the product has it. */
function send(way: 'loop' | 'publish', strings: readonly string[]): void {
  if (waiting.length === 0) queueMicrotask(() => flush(way));
  waiting.push(...strings);
}

function flush(way: 'loop' | 'publish'): void {
  const strings = waiting;
  waiting = [];
  if (way === 'publish') {
    for (const string of strings) server.publish(job, string);
    return;
  }
  for (const socket of sockets) {
    socket.cork(() => {
      for (const string of strings) socket.send(string);
    });
  }
}

const numbers = z.object({ way: z.enum(['loop', 'publish']), bursts: z.number(), size: z.number() });
answering(
  { port: server.port },
  {
    async burst(params) {
      const { way, bursts, size } = numbers.parse(params);
      const strings = READY.slice(0, size);
      await everyTurn(bursts, async () => {
        await commit(size);
        send(way, strings);
      });
    },
    async trickle(params) {
      const { way, bursts } = numbers.parse(params);
      const commits: number[] = [];
      const strings = READY.slice(0, 1);
      await everyTick(bursts, 20, async () => {
        await commit(1);
        commits.push(turn);
        send(way, strings);
      });
      return commits;
    },
    sockets: () => sockets.size,
    collect() {
      Bun.gc(true);
      return process.memoryUsage.rss();
    },
  },
);
