import type { EventType, LoggedEvent } from '../protocol/events.ts';

/** One row of a job's log; `data` is JSON as it was written, so that a frame can be built without parsing it. */
export interface LogRow {
  readonly seq: number;
  readonly prev: number | null;
  readonly type: EventType;
  readonly at: number;
  readonly data: string;
}

/** The event as it goes over the wire: one flat JSON object. */
export function rowJson({ type, seq, prev, at, data }: LogRow): string {
  const chained = prev === null ? '' : `,"prev":${prev}`;
  return `{"type":"${type}","seq":${seq}${chained},"at":${at},"data":${data}}`;
}

/** The row as an event. What stands in the log was written from a `JobEvent`, so its data has the shape of its type. */
export function rowEvent({ type, seq, prev, at, data }: LogRow): LoggedEvent {
  const event = { type, seq, at, data: JSON.parse(data), ...(prev === null ? {} : { prev }) };
  return event;
}
