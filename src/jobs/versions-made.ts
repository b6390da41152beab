import type { JobEvent } from '../protocol/events.ts';
import type { JobState } from '../protocol/state.ts';

/** A version whose text the job's blocks hold, under the name of the pass that made it. */
export interface MadeVersion {
  readonly version: number;
  readonly pass: string;
}

/**
 * The versions that an event makes of the state before it. A pass makes its version when it is complete, and once more
 * where decisions came into the text after that: then the next pass, or the end, freezes it.
 */
export function versionsMade(state: JobState, event: JobEvent): MadeVersion[] {
  switch (event.type) {
    case 'pass_start':
      if (event.data.attempt !== 1) return [];
      return event.data.pass === 1 ? [{ version: 0, pass: 'original' }] : decidedVersion(state, event.data.pass - 1);
    case 'pass_complete':
      return [{ version: event.data.version, pass: nameOf(state, event.data.pass) }];
    case 'done':
    case 'error':
    case 'cancelled': {
      // The text of a pass that was cut short is no version.
      const isCut = state.passes.some(({ status }) => status === 'running');
      const last = state.passes.findLast(({ status }) => status === 'complete');
      return last && !isCut ? decidedVersion(state, last.pass) : [];
    }
    default:
      return [];
  }
}

function decidedVersion(state: JobState, pass: number): MadeVersion[] {
  return state.blocks.some(({ decided }) => decided) ? [{ version: pass, pass: nameOf(state, pass) }] : [];
}

function nameOf({ passes }: JobState, pass: number): string {
  return passes.find((row) => row.pass === pass)?.name ?? String(pass);
}
