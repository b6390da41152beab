import type { Block, Change } from '../../protocol/document.ts';
import type { RevisionOptions } from '../revision-engine.ts';
import type { Edit } from './edit.ts';

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
  block: Pick<Block, 'id' | 'text'>,
  { pass, options }: { readonly pass: number; readonly options: RevisionOptions },
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
    applied: isApplied({ start, end, after, ...described }, options) && block.text.slice(start, end) !== after,
  }));
}

/** Where everything is to be applied, only what leaves a choice to a person is not, and what this person takes for one. */
function isApplied({ tier, rule, alternatives = [] }: Edit, { apply, rules }: RevisionOptions): boolean {
  if (apply === 'suggest') return false;
  return tier === 'A' || (apply === 'all' && alternatives.length === 0 && rules[rule] !== 'suggest');
}
