import { describe, expect, test } from 'bun:test';
import type { Bus, BusMessage } from '../../src/jobs/bus.ts';

/** What every bus keeps. `settle` waits until what was published has been heard. */
export function busContract(
  name: string,
  open: (onError: (error: unknown) => void) => Promise<{ bus: Bus; settle: () => Promise<void> }>,
): void {
  const doorbell = (job: string, head: number): BusMessage => ({ kind: 'doorbell', job, head });

  describe(`Bus contract: ${name}`, () => {
    test('every listener hears the messages of a job in the order they were published', async () => {
      const { bus, settle } = await open(() => undefined);
      const first: BusMessage[] = [];
      const second: BusMessage[] = [];
      bus.subscribe((message) => void first.push(message));
      bus.subscribe((message) => void second.push(message));
      const sent = Array.from({ length: 100 }, (_, index) => doorbell('job_a', index + 1));
      for (const message of sent) bus.publish(message);
      await settle();
      expect(first).toEqual(sent);
      expect(second).toEqual(sent);
      await bus.close();
    });

    test('signals pass as they are', async () => {
      const { bus, settle } = await open(() => undefined);
      const heard: BusMessage[] = [];
      bus.subscribe((message) => void heard.push(message));
      const signal: BusMessage = { kind: 'signal', job: 'job_a', signal: { type: 'decisions', data: { rev: 3 } } };
      bus.publish(signal);
      await settle();
      expect(heard).toEqual([signal]);
      await bus.close();
    });

    test('who has left hears nothing more', async () => {
      const { bus, settle } = await open(() => undefined);
      const heard: BusMessage[] = [];
      const leave = bus.subscribe((message) => void heard.push(message));
      bus.publish(doorbell('job_a', 1));
      await settle();
      leave();
      bus.publish(doorbell('job_a', 2));
      await settle();
      expect(heard).toEqual([doorbell('job_a', 1)]);
      await bus.close();
    });

    test('a listener that throws is reported and does not keep the others from hearing', async () => {
      const errors: unknown[] = [];
      const { bus, settle } = await open((error) => void errors.push(error));
      const heard: BusMessage[] = [];
      bus.subscribe(() => {
        throw new Error('broken listener');
      });
      bus.subscribe((message) => void heard.push(message));
      bus.publish(doorbell('job_a', 1));
      await settle();
      expect(heard).toHaveLength(1);
      expect(errors).toEqual([new Error('broken listener')]);
      await bus.close();
    });

    test('a closed bus is silent', async () => {
      const { bus, settle } = await open(() => undefined);
      const heard: BusMessage[] = [];
      bus.subscribe((message) => void heard.push(message));
      await bus.close();
      bus.publish(doorbell('job_a', 1));
      await settle();
      expect(heard).toEqual([]);
    });
  });
}
