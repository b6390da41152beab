import { sha256, sha256InTurns } from '../../documents/sha256.ts';
import { versionText } from '../../documents/version.ts';
import type { JobState } from '../../protocol/fold/state.ts';

/** What a job has come to: said in its terminal event, written to the outputs. */
export interface JobResult {
  /** The newest version; partial = its pass did not reach its end, and the result is all there is of it. */
  readonly version: number;
  readonly partial: boolean;
  readonly text_sha256: string;
  readonly changes: number;
  /** The document as it stands; undefined while the log does not hold all of it. */
  readonly text: string | undefined;
}

/** Finished blocks count, the block that is open goes back to its input: that is what `state.blocks` holds. */
export async function resultOf(state: JobState): Promise<JobResult> {
  const complete = state.passes.filter(({ status }) => status === 'complete');
  const underway = state.passes.find(({ status, completed }) => status === 'running' && completed > 0);
  const text = state.announced === state.blocks.length ? await versionText(state) : undefined;
  return {
    version: complete.length + (underway ? 1 : 0),
    partial: underway !== undefined,
    text_sha256: text === undefined ? (state.accepted?.input.sha256 ?? sha256('')) : await sha256InTurns(text),
    changes: state.passes.reduce((sum, { changes }) => sum + changes, 0),
    text,
  };
}
