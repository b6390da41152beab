import { proofreader } from '../../src/engines/embedded/proofread/proofread.ts';
import type { ProseBlock } from '../../src/engines/embedded/prose-block.ts';
import { DEFAULT_OPTIONS, type Revision, type RevisionOptions } from '../../src/engines/revision-engine.ts';
import { applyChanges } from '../../src/protocol/document.ts';

/** Harper in this thread, loaded once for all who import it. */
const proofread = proofreader();

export interface Proofread extends Revision {
  /** The block after the changes that were applied. */
  readonly result: string;
}

/** @param document Other paragraphs of the same document. */
export async function proofreadText(
  text: string,
  {
    kind = 'paragraph',
    opensSentence = true,
    document = [],
    ...options
  }: Partial<RevisionOptions & ProseBlock> & { readonly document?: readonly string[] } = {},
): Promise<Proofread> {
  const block: ProseBlock = { id: 'b1', kind, text, opensSentence };
  const reviser = proofread.read({
    pass: 1,
    options: { ...DEFAULT_OPTIONS, format: 'text', ...options },
    blocks: [block, ...document.map((other) => ({ ...block, text: other }))],
  });
  const revision = await reviser.revise(block, async () => true);
  const result = revision && applyChanges(text, revision.changes);
  if (revision === undefined || result === undefined) throw new Error('the changes do not fit the text');
  return { ...revision, result };
}
