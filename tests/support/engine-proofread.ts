import { documentWords } from '../../src/engines/embedded/document-words.ts';
import { proofreader } from '../../src/engines/embedded/proofread.ts';
import type { ProofreadBlock } from '../../src/engines/embedded/proofread-block.ts';
import type { Revision, RevisionOptions } from '../../src/engines/revision-engine.ts';
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
  }: Partial<RevisionOptions & ProofreadBlock> & { readonly document?: readonly string[] } = {},
): Promise<Proofread> {
  const block: ProofreadBlock = { id: 'b1', kind, text, opensSentence };
  const revision = await proofread.revise(block, {
    pass: 1,
    options: { dialect: 'US', apply: 'all', format: 'text', ...options },
    words: documentWords([block, ...document.map((other) => ({ ...block, text: other }))]),
    goOn: async () => true,
  });
  const result = revision && applyChanges(text, revision.changes);
  if (revision === undefined || result === undefined) throw new Error('the changes do not fit the text');
  return { ...revision, result };
}
