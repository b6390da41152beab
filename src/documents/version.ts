import { documentText } from '../protocol/document.ts';
import type { JobState } from '../protocol/state.ts';

/** The document as its blocks stand in `state`; between two passes that is the newest version. */
export function versionText({ lead, blocks }: JobState): string {
  return documentText(lead, blocks);
}
