import type { LoggedEvent, Signal } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { Reach } from './connection.ts';

/** What is heard of a job: its events and signals, a snapshot in their place, and how the connection is. */
export type Update =
  | LoggedEvent
  | Signal
  | { readonly type: 'snapshot'; readonly data: JobState }
  | { readonly type: 'reach'; readonly data: Reach };

/** The types of what is heard. */
export type UpdateType = Update['type'];
/** What is heard under one type. */
export type UpdateOf<T extends UpdateType> = Extract<Update, { type: T }>;
