import { afterAll, describe, expect, setDefaultTimeout, test } from 'bun:test';
import { join } from 'node:path';
import type { Revision } from '../../../src/engines/revision-engine.ts';
import { long, obedientEngine, paragraphs, requestOf, revisionsOf } from '../../support/engine-requests.ts';
import { openGate } from '../../support/engine-gate.ts';
import { tempFolder } from '../../support/temp-folder.ts';

setDefaultTimeout(300_000);

const engine = obedientEngine();
afterAll(() => engine.close());

const starred = ({ block, changes, warning }: Revision) =>
  `${block} ${changes.map(({ after }) => after).join('')}${warning ? ` ${warning.code}` : ''}`;

describe('a worker that goes wrong', () => {
  for (const how of ['THROW', 'EXIT', 'BABBLE', 'OTHER-TASK', 'MISFIT']) {
    test(`${how}: costs the block at fault only, and a warning says so`, async () => {
      const blocks = paragraphs('one', `two ${how}`, 'three', long('four'));
      const revisions = await revisionsOf(engine, requestOf(blocks));
      expect(revisions.map(starred)).toEqual(['b1 *', 'b2  engine_gave_up', 'b3 *', 'b4 *']);
      expect(revisions[1]?.warning?.message).toContain('ended unexpectedly');
      expect(engine.status).toBe('ready');
    });
  }

  test('is tried again once, on a new worker', async () => {
    using folder = tempFolder();
    const blocks = paragraphs('one', `two THROW ONCE=${folder.file('flag')}`, 'three');
    expect((await revisionsOf(engine, requestOf(blocks))).map(starred)).toEqual(['b1 *', 'b2 *', 'b3 *']);
  });

  test('is killed when it is stuck, and the others go on', async () => {
    const impatient = obedientEngine({ taskTimeoutMs: 300 });
    const revisions = await revisionsOf(impatient, requestOf(paragraphs('one', 'two LOOP', 'three')));
    expect(revisions.map(starred)).toEqual(['b1 *', 'b2  engine_gave_up', 'b3 *']);
    expect(revisions[1]?.warning?.message).toContain('too long');
    await impatient.close();
  });

  test('does not disturb another request', async () => {
    const bad = revisionsOf(engine, requestOf(paragraphs(long('one THROW'), long('two EXIT'), long('three'))));
    const good = revisionsOf(engine, requestOf(paragraphs(long('one'), long('two'), long('three'))));
    expect((await good).map(starred)).toEqual(['b1 *', 'b2 *', 'b3 *']);
    expect((await bad).map(starred)).toEqual(['b1  engine_gave_up', 'b2  engine_gave_up', 'b3 *']);
  });
});

describe('a worker that does not load', () => {
  for (const [how, script] of [
    ['throws', 'throw new Error("no")'],
    ['ends', 'process.exit(1)'],
    ['hangs', 'await new Promise(() => setInterval(() => {}, 1000))'],
    ['speaks before its time', 'postMessage({ type: "done", task: 1, revisions: [] })'],
  ] as const) {
    test(`${how}: the blocks are kept with a warning, the engine has failed, and tries again when asked`, async () => {
      using folder = tempFolder();
      const path = folder.file('worker.ts');
      await Bun.write(path, script);
      const broken = obedientEngine({ workerUrl: path, bootTimeoutMs: 250 });
      expect(broken.status).toBe('cold');
      const revisions = await revisionsOf(broken, requestOf(paragraphs('one', 'two', long('three'))));
      expect(revisions.map(starred)).toEqual(['b1  engine_gave_up', 'b2  engine_gave_up', 'b3  engine_gave_up']);
      expect(revisions[0]?.warning?.message).toContain('could not be loaded');
      expect(broken.status).toBe('failed');
      await Bun.write(path, `import ${JSON.stringify(join(import.meta.dir, '../../support/engine-worker.ts'))}`);
      expect((await revisionsOf(broken, requestOf(paragraphs('one')))).map(starred)).toEqual(['b1 *']);
      expect(broken.status).toBe('ready');
      await broken.close();
    });
  }
});

test('why a worker was replaced is told', async () => {
  const losses: unknown[] = [];
  const own = obedientEngine({ onLoss: (loss, why) => losses.push([loss, why]) });
  await revisionsOf(own, requestOf(paragraphs('THROW')));
  expect(losses).toEqual([
    ['crashed', expect.stringContaining('as the text says')],
    ['crashed', expect.stringContaining('as the text says')],
  ]);
  await own.close();
});

describe('many requests and workers', () => {
  test('requests take turns', async () => {
    const order: string[] = [];
    const follow = async (name: string, count: number) => {
      const blocks = paragraphs(...Array.from({ length: count }, (_, index) => long(`${name}${index}`)));
      for await (const { block } of engine.revise(requestOf(blocks))) order.push(name + block);
    };
    await Promise.all([follow('long', 60), follow('short', 5)]);
    expect(order.filter((name) => name.startsWith('long'))).toHaveLength(60);
    expect(order.indexOf('shortb5')).toBeLessThan(25);
  });

  test('blocks come in their order, whichever worker is first', async () => {
    const two = obedientEngine({ workers: 2 });
    const gate = openGate();
    const seen: string[] = [];
    const blocks = paragraphs(
      long(`one GATE=${gate.name}`),
      ...Array.from({ length: 20 }, (_, index) => long(`text ${index}`)),
    );
    const all = (async () => {
      for await (const { block } of two.revise(requestOf(blocks))) seen.push(block);
    })();
    await gate.reached;
    expect((await revisionsOf(two, requestOf(paragraphs('other')))).map(starred)).toEqual(['b1 *']);
    expect(seen).toEqual([]);
    gate.open();
    await all;
    expect(seen).toEqual(blocks.map(({ id }) => id));
    await two.close();
  });

  test('a worker is replaced when it has done its share, and nothing shows', async () => {
    const frugal = obedientEngine({ recycleAfterBytes: 4000 });
    const blocks = paragraphs(...Array.from({ length: 12 }, (_, index) => long(`text ${index}`)));
    expect((await revisionsOf(frugal, requestOf(blocks))).map(starred)).toEqual(blocks.map(({ id }) => `${id} *`));
    await frugal.close();
  });
});

describe('cancelling', () => {
  test('throws the reason at once though the worker is in the middle of a block', async () => {
    const cancel = new AbortController();
    const gate = openGate();
    const run = revisionsOf(engine, requestOf(paragraphs(`one GATE=${gate.name}`), { signal: cancel.signal }));
    await gate.reached;
    const reason = new Error('enough');
    cancel.abort(reason);
    expect(await run.catch((error: unknown) => error)).toBe(reason);
    gate.open();
    expect((await revisionsOf(engine, requestOf(paragraphs('next')))).map(starred)).toEqual(['b1 *']);
  });

  test('is noticed between two blocks of a piece', async () => {
    const cancel = new AbortController();
    const run = (async () => {
      const seen: string[] = [];
      for await (const { block } of engine.revise(
        requestOf(paragraphs('one', 'two', 'three'), { signal: cancel.signal }),
      )) {
        seen.push(block);
        cancel.abort(new Error(seen.join()));
      }
    })();
    await expect(run).rejects.toThrow('b1');
  });

  test('a stuck worker of a cancelled request is replaced without another try', async () => {
    const impatient = obedientEngine({ taskTimeoutMs: 300 });
    const cancel = new AbortController();
    const gate = openGate();
    const run = revisionsOf(impatient, requestOf(paragraphs(`one GATE=${gate.name} LOOP`), { signal: cancel.signal }));
    await gate.reached;
    gate.open();
    const next = revisionsOf(impatient, requestOf(paragraphs('next')));
    cancel.abort(new Error('enough'));
    expect(await run.catch((error: unknown) => error)).toEqual(new Error('enough'));
    expect((await next).map(starred)).toEqual(['b1 *']);
    await impatient.close();
  });
});

describe('closing', () => {
  test('ends the runs that are open and leaves no worker that keeps the process', async () => {
    const script = `
      import { obedientEngine, paragraphs, requestOf, revisionsOf } from ${JSON.stringify(join(import.meta.dir, '../../support/engine-requests.ts'))};
      const engine = obedientEngine({ workers: 2 });
      await revisionsOf(engine, requestOf(paragraphs('one', 'two')));
      const open = revisionsOf(engine, requestOf(paragraphs('one LOOP'))).catch((error) => console.log(error.message));
      await engine.close();
      await open;
      await revisionsOf(engine, requestOf(paragraphs('late'))).catch((error) => console.log(error.message));
    `;
    using folder = tempFolder();
    await Bun.write(folder.file('script.ts'), script);
    const child = Bun.spawn([process.execPath, folder.file('script.ts')], { stdout: 'pipe', stderr: 'inherit' });
    expect(await child.stdout.text()).toBe('the embedded engine is closed\nthe embedded engine is closed\n');
    expect(await child.exited).toBe(0);
  });
});
