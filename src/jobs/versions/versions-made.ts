import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** A version that a job's blocks hold, under the name of the pass that made it. */
export interface MadeVersion {
  readonly version: number;
  readonly pass: string;
  /** The pass that it went into, where the blocks hold it as that pass's input; else it is their text. */
  readonly into?: number;
}

/**
 * The versions that an event makes of the state before it. A pass makes its version when it is complete, and once more
 * where decisions came into the text after that: then the next pass, or the end, freezes it. A pass that begins again
 * takes in what was decided since; its end freezes that.
 */
export function versionsMade(state: JobState, event: JobEvent): MadeVersion[] {
  switch (event.type) {
    case 'pass_start':
      if (event.data.attempt !== 1) return [];
      return event.data.pass === 1 ? [{ version: 0, pass: 'original' }] : decidedVersion(state, event.data.pass - 1);
    case 'pass_complete': {
      const { pass, version } = event.data;
      return [...versionInto(state, pass), { version, pass: nameOf(state, pass) }];
    }
    case 'done':
    case 'error':
    case 'cancelled': {
      // The text of a pass that was cut short is no version.
      const cut = state.passes.find(({ status }) => status === 'running');
      if (cut) return versionInto(state, cut.pass);
      const last = state.passes.findLast(({ status }) => status === 'complete');
      return last ? decidedVersion(state, last.pass) : [];
    }
    default:
      return [];
  }
}

function decidedVersion(state: JobState, pass: number): MadeVersion[] {
  return state.blocks.some(({ decided }) => decided) ? [{ version: pass, pass: nameOf(state, pass) }] : [];
}

/** The version before a pass that began again, where decisions may have come into it after the first attempt. */
function versionInto(state: JobState, into: number): MadeVersion[] {
  const again = state.passes.some(({ pass, attempt }) => pass === into && attempt > 1);
  return again && into > 1 ? decidedVersion(state, into - 1).map((made) => ({ ...made, into })) : [];
}

function nameOf({ passes }: JobState, pass: number): string {
  return passes.find((row) => row.pass === pass)?.name ?? String(pass);
}
