import { documentText } from '../protocol/document.ts';
import { inputOf } from '../protocol/reduce-text.ts';
import type { JobState } from '../protocol/state.ts';

/** The document as its blocks stand in `state`; between two passes that is the newest version. */
export function versionText({ lead, blocks }: JobState): string {
  return documentText(lead, blocks);
}

/** The document as it went into a pass that is under way, or into the newest one. */
export function inputText({ lead, blocks }: JobState, pass: number): string {
  return documentText(
    lead,
    blocks.map((block) => ({ ...block, text: inputOf(block, pass) })),
  );
}
