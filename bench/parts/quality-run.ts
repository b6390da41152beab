import type { ProseBlock } from '../../src/engines/embedded/prose-block.ts';
import type { BlockReviser, Reviser } from '../../src/engines/embedded/reviser.ts';
import { DEFAULT_OPTIONS, type RevisionOptions } from '../../src/engines/revision-engine.ts';
import { applyChanges, type Change } from '../../src/protocol/document.ts';

/** Sentences a document has in every measurement. */
const SENTENCES = 20;

export interface Proofread {
  readonly text: string;
  readonly changes: readonly Change[];
  readonly applied: readonly Change[];
  readonly result: string;
}

/** Sentences as documents of 20 paragraphs, corrected as a server does. */
export type Proofreader = (sentences: readonly string[], options?: Partial<RevisionOptions>) => Promise<Proofread[]>;

export function documentProofreader(pass: Reviser): Proofreader {
  return async (sentences, options) => {
    const revised: Proofread[] = [];
    for (let from = 0; from < sentences.length; from += SENTENCES) {
      const blocks = sentences.slice(from, from + SENTENCES).map(paragraph);
      const document = { pass: 1, options: { ...DEFAULT_OPTIONS, format: 'text', ...options }, blocks } as const;
      const reviser = pass.read(document);
      for (const block of blocks) revised.push(await proofread(block, reviser));
    }
    return revised;
  };
}

function paragraph(text: string, index: number): ProseBlock {
  return { id: `b${index + 1}`, kind: 'paragraph', text, opensSentence: true };
}

async function proofread(block: ProseBlock, reviser: BlockReviser): Promise<Proofread> {
  const { text } = block;
  const { changes = [] } = (await reviser.revise(block, async () => true)) ?? {};
  const result = applyChanges(text, changes);
  if (result === undefined) throw new Error(`changes that do not fit: ${text}`);
  return { text, changes, applied: changes.filter(({ applied }) => applied), result };
}
