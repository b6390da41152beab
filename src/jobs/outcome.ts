import { versionText } from '../documents/version.ts';
import type { JobState } from '../protocol/state.ts';
import type { Statement } from '../store/driver.ts';
import { sha256 } from './ids.ts';

/** What a job has come to: said in its terminal event, written to the outputs. */
export interface Outcome {
  /** The newest version; partial = its pass did not reach its end, and the result is all there is of it. */
  readonly version: number;
  readonly partial: boolean;
  readonly text_sha256: string;
  readonly changes: number;
  /** The document as it stands; undefined while the log does not hold all of it. */
  readonly text: string | undefined;
}

/** Finished blocks count, the block that is open goes back to its input: that is what `state.blocks` holds. */
export function outcomeOf(state: JobState): Outcome {
  const complete = state.passes.filter(({ status }) => status === 'complete');
  const underway = state.passes.find(({ status, completed }) => status === 'running' && completed > 0);
  const text = state.announced === state.blocks.length ? versionText(state) : undefined;
  return {
    version: complete.length + (underway ? 1 : 0),
    partial: underway !== undefined,
    text_sha256: text === undefined ? (state.accepted?.input.sha256 ?? sha256('')) : sha256(text),
    changes: state.passes.reduce((sum, { changes }) => sum + changes, 0),
    text,
  };
}

interface VersionRow {
  readonly job: string;
  readonly version: number;
  readonly pass: string;
  readonly text: string;
  readonly at: number;
}

/** Stores a version; a pass that runs again writes over what its earlier attempt left. */
export function versionStatement({ job, version, pass, text, at }: VersionRow): Statement {
  return {
    sql: 'insert or replace into versions (job, version, pass, text, sha256, created_at) values (?, ?, ?, ?, ?, ?)',
    params: [job, version, pass, text, sha256(text), at],
  };
}
