import type { Leaf } from './leaf.ts';
import { templateSpans } from '../spans/template-spans.ts';
import { skipSpace } from '../white-space.ts';

const TASK = /\[[ xX]\][ \t]+(?=\S)/y;
const FOOTNOTE = /\[\^[^\]\s]{1,100}\]:[ \t]+(?=\S)/y;

/** A Markdown paragraph without the marker it opens with: the box of a task, the name of a footnote. */
export function paragraphLeaf(text: string, leaf: Leaf): Leaf {
  if (leaf.kind !== 'paragraph' && leaf.kind !== 'list_item' && leaf.kind !== 'quote') return leaf;
  for (const opening of [TASK, FOOTNOTE]) {
    opening.lastIndex = leaf.start;
    if (opening.test(text) && opening.lastIndex < leaf.end) return { ...leaf, start: opening.lastIndex };
  }
  return isTemplate(text.slice(leaf.start, leaf.end)) ? { ...leaf, kind: 'verbatim' } : leaf;
}

const TEMPLATE_OPENS = /^[{<:$#[]/;

/** Whether the paragraph is made of template tags alone. */
function isTemplate(text: string): boolean {
  if (!TEMPLATE_OPENS.test(text)) return false;
  let at = 0;
  for (const { start, end } of templateSpans(text)) {
    if (skipSpace(text, at, text.length) < start) return false;
    at = Math.max(at, end);
  }
  return skipSpace(text, at, text.length) === text.length;
}
