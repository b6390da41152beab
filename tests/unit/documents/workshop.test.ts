import { describe, expect, test } from 'bun:test';
import { diffAside } from '../../../src/documents/diff/diff-aside.ts';
import type { DiffOrder } from '../../../src/documents/diff/diff-order.ts';
import { Workshop, WORKSHOP_LIMITS, type WorkshopLimits } from '../../../src/documents/workshop.ts';

const side = { pass: 'original', sha256: '', length: 0 };
const HEAD = { job: 'job_1', title: 'T', file: 'text.md', from: { version: 0, ...side }, to: { version: 1, ...side } };
/** Takes long enough that whoever asked can think otherwise. */
const ORDER: DiffOrder = {
  head: HEAD,
  format: 'json',
  older: 'one two three '.repeat(60_000),
  newer: 'three one two one '.repeat(50_000),
};

const compare = (workshop: Workshop, signal = new AbortController().signal) => diffAside(workshop, ORDER, [], signal);
const opened = (limits: Partial<WorkshopLimits> = {}) => new Workshop({ ...WORKSHOP_LIMITS, ...limits });

describe('threads for what requests ask', () => {
  test('make what was ordered, and are gone then', async () => {
    const workshop = opened();
    const made = await compare(workshop);
    expect(made.ok).toBe(true);
    const json = made.ok ? Buffer.concat(made.bytes).toString() : '';
    expect(JSON.parse(json).data.source).toBe('text');
    expect(workshop.threads).toBe(0);
  });

  test('are ended when whoever asked leaves', async () => {
    const workshop = opened();
    const caller = new AbortController();
    const made = compare(workshop, caller.signal);
    await new Promise(setImmediate);
    expect(workshop.threads).toBe(1);
    caller.abort();
    expect(await made).toEqual({ ok: false, reason: 'left' });
    expect(workshop.threads).toBe(0);
  });

  test('are not begun for who has left while waiting', async () => {
    const workshop = opened({ atOnce: 1 });
    const [first, second] = [new AbortController(), new AbortController()];
    const made = [compare(workshop, first.signal), compare(workshop, second.signal)];
    second.abort();
    first.abort();
    expect(await Promise.all(made)).toEqual([
      { ok: false, reason: 'left' },
      { ok: false, reason: 'left' },
    ]);
    expect(workshop.threads).toBe(0);
  });

  test('are not waited for by who has left: the next one may wait instead', async () => {
    const workshop = opened({ atOnce: 1, waiting: 1 });
    const [first, second, third] = [new AbortController(), new AbortController(), new AbortController()];
    const working = compare(workshop, first.signal);
    const waiting = compare(workshop, second.signal);
    second.abort();
    const next = compare(workshop, third.signal);
    third.abort();
    expect(await Promise.all([waiting, next])).toEqual([
      { ok: false, reason: 'left' },
      { ok: false, reason: 'left' },
    ]);
    expect(workshop.threads).toBe(1);
    first.abort();
    await working;
    expect(workshop.threads).toBe(0);
  });

  test('are ended at their deadline', async () => {
    const workshop = opened({ deadlineMs: 1 });
    expect(await compare(workshop)).toEqual({ ok: false, reason: 'late' });
    expect(workshop.threads).toBe(0);
  });

  test('are no more at once than there may be, and more than wait are told so', async () => {
    const workshop = opened({ atOnce: 1, waiting: 1 });
    const caller = new AbortController();
    const made = [1, 2, 3].map(() => compare(workshop, caller.signal));
    await new Promise(setImmediate);
    expect(workshop.threads).toBe(1);
    expect(await made[2]).toEqual({ ok: false, reason: 'busy' });
    caller.abort();
    await Promise.all(made);
    expect(workshop.threads).toBe(0);
  });

  test('that fail say so', async () => {
    const workshop = opened();
    const broken = () => new Worker(`data:text/javascript,throw new Error('broken')`);
    await expect(workshop.make(broken, [{}], new AbortController().signal)).rejects.toThrow('the thread failed');
    expect(workshop.threads).toBe(0);
  });
});
