import { inputOf } from '../protocol/fold/reduce-text.ts';
import type { BlockState, JobState } from '../protocol/fold/state.ts';
import { Turns } from './turns.ts';

type Document = Pick<JobState, 'lead' | 'blocks'>;

/** Blocks that are joined at once: joining the joined is fast. */
const GROUP = 128;

/** The document as its blocks stand in `state`; between two passes that is the newest version. */
export function versionText(state: Document): Promise<string> {
  return joined(state, ({ text }) => text);
}

/** The document as it went into a pass that is under way, or into the newest one. */
export function inputText(state: Document, pass: number): Promise<string> {
  return joined(state, (block) => inputOf(block, pass));
}

/** In turns of the event loop: it may be a book. */
async function joined({ lead, blocks }: Document, textOf: (block: BlockState) => string): Promise<string> {
  const groups = [lead];
  const turns = new Turns();
  for (let from = 0; from < blocks.length; from += GROUP) {
    const group = blocks.slice(from, from + GROUP).map((block) => textOf(block) + block.gap);
    const text = group.join('');
    groups.push(text);
    await turns.spend(text.length / 16 + group.length * 16);
  }
  return groups.join('');
}
