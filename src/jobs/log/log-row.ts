import type { JobEvent, LoggedEvent } from '../../protocol/events.ts';

/** One row of a job's log; `data` is JSON as it was written, so that a frame can be built without parsing it. */
export interface LogRow {
  readonly seq: number;
  readonly prev: number | null;
  readonly type: string;
  readonly at: number;
  readonly data: string;
  /** What `data` was written from, where its writer is in this process: nobody has to parse it again. */
  readonly event?: JobEvent;
}

/** The event as it goes over the wire: one flat JSON object. */
export function rowJson({ type, seq, prev, at, data }: LogRow): string {
  const chained = prev === null ? '' : `,"prev":${prev}`;
  return `{"type":"${type}","seq":${seq}${chained},"at":${at},"data":${data}}`;
}

/** The row as an event: its JSON was written from one. */
export function rowEvent(row: LogRow): LoggedEvent {
  const { seq, prev, at, event } = row;
  if (!event) return JSON.parse(rowJson(row));
  return { ...event, ...(prev === null ? { seq, at } : { seq, at, prev }) };
}
