import { type Change, isHint } from '../../protocol/document.ts';
import type { RevisionOptions } from '../revision-engine.ts';
import type { Edit } from './edit.ts';
import type { ProseBlock } from './prose-block.ts';
import type { ToldDocument } from './reviser.ts';

/** The edits without those of rules that are off; what is to be a suggestion is not sure enough to apply. */
export function heeding(rules: RevisionOptions['rules'], edits: readonly Edit[]): Edit[] {
  return edits.flatMap((edit) => {
    const wish = rules[edit.rule];
    if (wish === undefined) return [edit];
    if (wish === 'off') return [];
    return [edit.tier === 'A' ? { ...edit, tier: 'B' } : edit];
  });
}

/** @param edits In order and apart, with offsets in the block's text. */
export function changesOf(
  edits: readonly Edit[],
  block: ProseBlock,
  { pass, options }: Pick<ToldDocument, 'pass' | 'options'>,
): Change[] {
  return edits.map(({ start, end, after, ...described }, index) => ({
    id: `p${pass}.${block.id}.${index + 1}`,
    pass,
    block: block.id,
    start,
    end,
    before: block.text.slice(start, end),
    after,
    ...described,
    applied:
      described.tier === 'A' && options.apply !== 'suggest' && !isHint({ before: block.text.slice(start, end), after }),
  }));
}
