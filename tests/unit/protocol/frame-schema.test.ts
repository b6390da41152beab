import { describe, expect, test } from 'bun:test';
import type { z } from 'zod';
import type { EventData, SignalData } from '../../../src/protocol/events.ts';
import type { ServerFrame } from '../../../src/protocol/frames/frames.ts';
import type { JobState } from '../../../src/protocol/fold/state.ts';
import { eventDataSchemas, type signalDataSchemas } from '../../../src/protocol/event-schema.ts';
import { type serverFrameSchema, serverFrameSchemas } from '../../../src/protocol/frames/frame-schema.ts';
import { jobStateSchema } from '../../../src/protocol/fold/state-schema.ts';
import { initialState } from '../../../src/protocol/fold/state.ts';

/** Without `readonly`, and intersections made flat: what two types must have in common to mean the same JSON. */
type Plain<T> = { -readonly [K in keyof T]: Plain<T[K]> };
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Described<T> = { [K in keyof T]: T[K] extends z.ZodType ? Plain<z.infer<T[K]>> : never };
type WithoutState<T> = T extends { type: 'snapshot' } ? Omit<T, 'state'> : T;

/** Compiles only when the types are the same. */
function same<A, B>(_proof: Same<A, B>): void {}

describe('frame schemas', () => {
  test('describe exactly the events and signals that the protocol has', () => {
    same<Described<typeof eventDataSchemas>, Plain<EventData>>(true);
    same<Described<typeof signalDataSchemas>, Plain<SignalData>>(true);
    expect(Object.keys(eventDataSchemas)).toHaveLength(23);
  });

  test('describe exactly the state that a snapshot holds', () => {
    same<Plain<z.infer<typeof jobStateSchema>>, Plain<JobState>>(true);
    expect(jobStateSchema.safeParse(initialState('job_1'))).toMatchObject({
      success: true,
      data: initialState('job_1'),
    });
  });

  test('describe exactly the frames that the server sends', () => {
    same<Plain<WithoutState<z.infer<typeof serverFrameSchema>>>, Plain<WithoutState<ServerFrame>>>(true);
    for (const [type, schema] of Object.entries(serverFrameSchemas)) {
      expect(schema.safeParse({ type: `not ${type}` }).success).toBe(false);
    }
  });
});
