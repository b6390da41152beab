import { describe, expect, test } from 'bun:test';
import { Connection, type ConnectionParts, type Reach } from '../../src/client/live/connection.ts';
import { pause } from '../../src/client/pause.ts';
import { RedraftError } from '../../src/client/redraft-error.ts';
import type { Dial, HangUp, Transport, TransportName } from '../../src/client/transports/transport.ts';
import type { ServerFrame } from '../../src/protocol/frames/frames.ts';

const CONNECTED: ServerFrame = {
  type: 'connected',
  protocol: '1.0',
  job: 'j',
  epoch: 'e',
  head: 1,
  status: 'running',
  scopes: [],
  resume: { status: 'fresh' },
  decisions_rev: 0,
  heartbeat_ms: 20_000,
};
const LIVE: ServerFrame = { type: 'live', head: 1 };
const AGAIN: HangUp = { next: 'again' };
const STOP: HangUp = { next: 'stop', error: new RedraftError('UNAUTHORIZED', 'no', false, { refused: true }) };

const TIMING = { comeBackMs: 1, now: () => 0, random: () => 0, pause };

type Script = (dial: Dial, nth: number) => HangUp | Promise<HangUp>;

/** A network of the test's own: what every transport does when it is dialled. */
function network(scripts: Partial<Record<TransportName, Script>>, more: Partial<ConnectionParts> = {}) {
  const dialled: TransportName[] = [];
  const reaches: Reach[] = [];
  const transports = (['websocket', 'sse', 'long-poll'] as const).flatMap((name): Transport[] => {
    const script = scripts[name];
    if (!script) return [];
    return [
      {
        name,
        open: async (dial) => {
          dialled.push(name);
          return script(dial, dialled.length);
        },
      },
    ];
  });
  const [first, ...others] = transports;
  if (!first) throw new Error('no transport');
  const connection = new Connection({
    job: 'j',
    transports: [first, ...others],
    timing: TIMING,
    since: () => undefined,
    onFrame: () => true,
    onEnd: () => true,
    onReach: (reach) => reaches.push(reach),
    onLine: () => undefined,
    onRefused: () => undefined,
    ...more,
  });
  return { connection, dialled, reaches };
}

const hungUp = ({ signal }: Dial) =>
  new Promise<HangUp>((resolve) => {
    if (signal.aborted) resolve(AGAIN);
    signal.addEventListener('abort', () => resolve(AGAIN));
  });

describe('delays', () => {
  /** The most that each wait may take: `random` says 1, and time stands still. */
  async function ceilings(script: Script, count: number, more: Partial<ConnectionParts> = {}): Promise<number[]> {
    const waits: number[] = [];
    const timing = { ...TIMING, random: () => 1, pause: async (ms: number) => void waits.push(ms) };
    const { connection } = network(
      { websocket: (dial, nth) => (nth > count ? STOP : script(dial, nth)) },
      { timing, ...more },
    );
    await connection.run();
    return waits;
  }

  test('P-150 double with every failure in a row, up to 20 s', async () => {
    expect(await ceilings(() => AGAIN, 8)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000, 20_000]);
  });

  test('a server that takes everybody up and fails at once is not dialled faster for it', async () => {
    const failing: Script = ({ onFrame }) => {
      onFrame(CONNECTED);
      onFrame(LIVE);
      return AGAIN;
    };
    expect(await ceilings(failing, 3)).toEqual([1_000, 2_000, 4_000]);
  });

  test('begin anew when something was heard that was not known', async () => {
    let seq = 0;
    const since = () => `e:${seq}`;
    const telling: Script = (_dial, nth) => {
      if (nth === 3) seq += 1;
      return AGAIN;
    };
    expect(await ceilings(telling, 4, { since })).toEqual([1_000, 2_000, 500, 1_000]);
  });

  test('lie between those that the server asked for', async () => {
    expect(await ceilings(() => ({ next: 'again', after: [70, 90] }), 1)).toEqual([90]);
  });
});

test('P-150 what the server stops is not dialled again', async () => {
  const { connection, dialled, reaches } = network({ websocket: () => STOP, sse: () => AGAIN });
  expect(await connection.run()).toMatchObject({ code: 'UNAUTHORIZED' });
  expect(dialled).toEqual(['websocket']);
  expect(reaches.at(-1)).toMatchObject({ status: 'closed', error: { code: 'UNAUTHORIZED' } });
});

test('two misses in a row are the next one’s turn, and a silence is a miss', async () => {
  const silent: Script = ({ onFrame }) => {
    onFrame(CONNECTED);
    onFrame(LIVE);
    return { next: 'again', silent: true };
  };
  const { connection, dialled } = network({ websocket: silent, sse: () => AGAIN, 'long-poll': () => STOP });
  await connection.run();
  expect(dialled).toEqual(['websocket', 'websocket', 'sse', 'sse', 'long-poll']);
});

test('what cannot be used at all is passed over at once, and when nothing can be used it is over', async () => {
  const error = new RedraftError('HTTP_403', 'no', false);
  const closed: Script = () => ({ next: 'other', error });
  const { connection, dialled } = network({ websocket: closed, sse: closed, 'long-poll': closed });
  expect(await connection.run()).toBe(error);
  expect(dialled).toEqual(['websocket', 'sse', 'long-poll']);
});

test('it goes back to the wanted transport as soon as that works', async () => {
  let works = false;
  const socket: Script = async (dial) => {
    if (!works) return AGAIN;
    dial.onFrame(CONNECTED);
    dial.onFrame(LIVE);
    return hungUp(dial);
  };
  const sse: Script = (dial) => {
    dial.onFrame(CONNECTED);
    dial.onFrame(LIVE);
    return hungUp(dial);
  };
  const back = Promise.withResolvers<void>();
  const said: string[] = [];
  const { connection, dialled } = network(
    { websocket: socket, sse },
    {
      onReach: ({ status, transport }) => {
        said.push(`${status} ${transport}`);
        if (status === 'live' && transport === 'sse') works = true;
        if (status === 'live' && transport === 'websocket') back.resolve();
      },
    },
  );
  const over = connection.run();
  await back.promise;
  // The third one only looked; what was heard over SSE went on meanwhile.
  expect(dialled).toEqual(['websocket', 'websocket', 'sse', 'websocket', 'websocket']);
  // Nothing was lost, and nobody is told that it was.
  expect(said.slice(-3)).toEqual(['live sse', 'catching_up websocket', 'live websocket']);
  connection.close();
  expect(await over).toMatchObject({ code: 'CLOSED' });
});

test('the wanted transport is tried less and less often while it does not hold, and as before when it has', async () => {
  const waits: number[] = [];
  let [trials, holds] = [0, false];
  const silent: HangUp = { next: 'again', silent: true };
  const over = Promise.withResolvers<void>();
  const socket: Script = async (dial) => {
    dial.onFrame(CONNECTED);
    dial.onFrame(LIVE);
    if (dial.signal.aborted) return AGAIN;
    const held = holds;
    holds = false;
    return held ? AGAIN : silent;
  };
  const sse: Script = (dial) => {
    dial.onFrame(CONNECTED);
    dial.onFrame(LIVE);
    return hungUp(dial);
  };
  const timing = {
    ...TIMING,
    comeBackMs: 1_000,
    // A backoff is none here: `random` says 0.
    pause: async (ms: number) => {
      if (ms < 1_000) return;
      waits.push(ms);
      trials += 1;
      holds = trials === 4;
      if (trials === 6) over.resolve();
    },
  };
  const { connection } = network({ websocket: socket, sse }, { timing });
  const run = connection.run();
  await over.promise;
  connection.close();
  await run;
  expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(waits[4]).toBe(1_000);
});

test('what comes back from being offline is dialled at once, and no failure', async () => {
  const dials: PromiseWithResolvers<void>[] = Array.from({ length: 4 }, () => Promise.withResolvers<void>());
  const { connection, dialled, reaches } = network(
    {
      websocket: (dial, nth) => {
        dials[nth - 1]?.resolve();
        return hungUp(dial);
      },
      sse: () => STOP,
    },
    // A wait would take for ever.
    { timing: { ...TIMING, random: () => 1e9 } },
  );
  const over = connection.run();
  for (const dial of dials.slice(0, 3)) {
    await dial.promise;
    connection.restart();
  }
  await dials[3]?.promise;
  expect(dialled).toEqual(['websocket', 'websocket', 'websocket', 'websocket']);
  connection.close();
  await over;
  expect(reaches.at(-1)).toEqual({ status: 'closed', transport: 'websocket', error: undefined });
});

test('a probe leaves a line alone that was heard a moment ago', async () => {
  let now = 100;
  const live = Promise.withResolvers<void>();
  const { connection, dialled } = network(
    {
      websocket: (dial, nth) => {
        dial.onFrame(CONNECTED);
        if (nth > 1) return STOP;
        live.resolve();
        return hungUp(dial);
      },
    },
    { timing: { ...TIMING, now: () => now } },
  );
  const over = connection.run();
  await live.promise;
  connection.probe(20);
  expect(dialled).toHaveLength(1);
  now += 20;
  connection.probe(20);
  await over;
  expect(dialled).toHaveLength(2);
});

test('an end that is not all there was is no end', async () => {
  let ends = 0;
  const { connection, dialled } = network({ websocket: () => ({ next: 'done' }) }, { onEnd: () => (ends += 1) === 3 });
  expect(await connection.run()).toBeUndefined();
  expect(dialled).toHaveLength(3);
});
