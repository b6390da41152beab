import type { ProseBlock } from '../../src/engines/embedded/prose-block.ts';
import type { Reviser } from '../../src/engines/embedded/reviser.ts';
import { DEFAULT_OPTIONS, type Revision, type RevisionOptions } from '../../src/engines/revision-engine.ts';
import { applyChanges } from '../../src/protocol/document.ts';

export interface Passed extends Revision {
  /** The block after the changes that were applied. */
  readonly result: string;
}

type Asked = Partial<RevisionOptions & ProseBlock> & { readonly document?: readonly (string | Partial<ProseBlock>)[] };

/** A pass over one text, in this thread. @param document Other blocks of the same document, after it. */
export async function passOver(
  reviser: Reviser,
  text: string,
  { kind = 'paragraph', opensSentence = true, level, document = [], ...options }: Asked = {},
): Promise<Passed> {
  const block: ProseBlock = { id: 'b1', kind, text, opensSentence, ...(level === undefined ? {} : { level }) };
  const others = document.map((other, index) => ({
    ...block,
    id: `b${index + 2}`,
    ...(typeof other === 'string' ? { text: other } : other),
  }));
  const revision = await reviser
    .read({ pass: 1, options: { ...DEFAULT_OPTIONS, ...options }, blocks: [block, ...others] })
    .revise(block, async () => true);
  const result = revision && applyChanges(text, revision.changes);
  if (revision === undefined || result === undefined) throw new Error('the changes do not fit the text');
  return { ...revision, result };
}
