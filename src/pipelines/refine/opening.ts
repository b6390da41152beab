import { readDocument } from '../../documents/read-document.ts';
import type { Block } from '../../protocol/document.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/state.ts';
import { plannedPasses } from './plan.ts';
import type { RefineRun } from './refine.ts';

/** `blocks` events are 64 KiB or less; this leaves room for the rest of the frame. */
const EVENT_BYTES = 60 * 1_024;

/** Reads the document and says what there is to do, from where an earlier run was cut short in saying so. */
export function* opening({ request, state, strategy, engine }: RefineRun): Generator<JobEvent> {
  const { lead, blocks } = readDocument(request.input.text, request.input.format);
  const passes = plannedPasses(strategy, state());
  if (state().announced === null) {
    yield { type: 'job_started', data: { engine: engine.name, passes, lead, blocks: blocks.length } };
  }
  const known = state().blocks.length;
  for (const group of groups(blocks.slice(known))) yield { type: 'blocks', data: { blocks: group } };
}

/** Whether the whole document stands in the log. */
export function isOpened({ announced, blocks }: JobState): boolean {
  return announced === blocks.length;
}

function* groups(blocks: readonly Block[]): Generator<Block[]> {
  let group: Block[] = [];
  let bytes = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(JSON.stringify(block)) + 1;
    if (bytes + size > EVENT_BYTES && group.length > 0) {
      yield group;
      group = [];
      bytes = 0;
    }
    group.push(block);
    bytes += size;
  }
  if (group.length > 0) yield group;
}
