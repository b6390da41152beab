import type { CommandReply, Command } from '../commands.ts';
import type { TextFilter } from './cursor.ts';
import type { LoggedEvent, Signal } from '../events.ts';
import type { JobState } from '../fold/state.ts';
import type { JobStatus, TerminalStatus } from '../status.ts';

/** What a WebSocket that speaks this protocol offers as `Sec-WebSocket-Protocol`. */
export const SUBPROTOCOL = 'redraft.v1';
/** `<major>.<minor>`, as `connected` says it. */
export const PROTOCOL_VERSION = '1.0';

/** `read`: watch the job. `control`: give it commands and decide on its changes. */
export type Scope = 'read' | 'control';

/** Why a cursor does not hold: it is of another epoch, its part of the log was trimmed, or it is past the head. */
export type ResetReason = 'epoch' | 'expired' | 'ahead';

/** How a reader was taken up. `replay` sends `from + 1 … to`; the other three send a snapshot. Never partial. */
export type Resume =
  | { readonly status: 'fresh' }
  | { readonly status: 'replay'; readonly from: number; readonly to: number }
  | { readonly status: 'snapshot' }
  | { readonly status: 'reset'; readonly reason: ResetReason };

/** What the server sends. One flat JSON object a frame; clients ignore types and fields they do not know. */
export type ServerFrame =
  | {
      readonly type: 'connected';
      readonly protocol: string;
      readonly job: string;
      readonly epoch: string;
      readonly head: number;
      readonly status: JobStatus;
      readonly scopes: readonly Scope[];
      readonly resume: Resume;
      /** How often decisions on the job's changes have changed. */
      readonly decisions_rev: number;
      readonly heartbeat_ms: number;
    }
  | SnapshotFrame
  | { readonly type: 'live'; readonly head: number }
  | LoggedEvent
  | Signal
  | CommandReply
  | { readonly type: 'ping'; readonly t: number }
  | {
      readonly type: 'bye';
      readonly code: number;
      readonly reason: string;
      /** Reconnect after a random delay between the two, in ms; absent when reconnecting cannot help. */
      readonly retry_after_ms?: readonly [number, number];
      /** Where the server failed: it finds the reason in the log. */
      readonly request_id?: string;
    }
  | {
      readonly type: 'stream_end';
      readonly seq: number;
      readonly status: TerminalStatus;
      readonly text_sha256: string;
      readonly result: string;
    };

/** Parts of one state, 64 KiB or less each: `joinParts` puts them together. */
export interface SnapshotFrame {
  readonly type: 'snapshot';
  readonly part: number;
  readonly of: number;
  readonly seq: number;
  readonly chain: number;
  readonly state: Partial<JobState>;
}

/** Subscribes, or subscribes anew. Who is known by the upgrade may leave it out. */
export interface Hello {
  readonly type: 'hello';
  /** Left out: snapshot, then live. `"start"`: the whole log. A cursor: resume. */
  readonly since?: string | undefined;
  /** Opens one socket; where there is one, nothing else is looked at. */
  readonly ticket?: string | undefined;
  /** What `Authorization: Bearer` takes. */
  readonly token?: string | undefined;
  readonly text?: TextFilter | undefined;
}

/** What a client sends. */
export type ClientFrame = Hello | { readonly type: 'pong'; readonly t?: number | undefined } | Command;
