import { describe, expect, test } from 'bun:test';
import { CallSlots } from '../../../src/engines/model/providers/call-slots.ts';

const never = new AbortController().signal;

describe('call slots', () => {
  test('so many at once, and then in the order they came', async () => {
    const slots = new CallSlots(2);
    const order: string[] = [];
    const first = await slots.take(never);
    const second = await slots.take(never);
    const third = slots.take(never).then((slot) => (order.push('third'), slot));
    const fourth = slots.take(never).then((slot) => (order.push('fourth'), slot));
    await Promise.resolve();
    expect(order).toEqual([]);
    second?.[Symbol.dispose]();
    await third;
    expect(order).toEqual(['third']);
    first?.[Symbol.dispose]();
    await fourth;
    expect(order).toEqual(['third', 'fourth']);
  });

  test('given back twice it is one slot', async () => {
    const slots = new CallSlots(1);
    const slot = await slots.take(never);
    slot?.[Symbol.dispose]();
    slot?.[Symbol.dispose]();
    await slots.take(never);
    const waits = slots.take(never);
    expect(await Promise.race([waits, Promise.resolve('waits')])).toBe('waits');
  });

  test('who is cancelled while waiting leaves the line', async () => {
    const slots = new CallSlots(1);
    const slot = await slots.take(never);
    const cancel = new AbortController();
    const cancelled = slots.take(cancel.signal);
    const next = slots.take(never);
    cancel.abort();
    expect(await cancelled).toBeUndefined();
    slot?.[Symbol.dispose]();
    expect(await next).toBeDefined();
    expect(await slots.take(AbortSignal.abort())).toBeUndefined();
  });
});
