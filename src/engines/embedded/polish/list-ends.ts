import type { Edit } from '../../edits/edit.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Rule } from '../rule.ts';
import { count, prevailing } from '../prevailing.ts';
import type { Convention } from './convention.ts';

type End = 'stop' | 'none';

const RULE = {
  name: 'list-end',
  category: 'consistency',
  tier: 'B',
  reason: 'Most items of this list end the other way.',
} as const satisfies Rule;

/** The full stop at the end of an item, as in most items of its list. */
export const LIST_ENDS: Convention = {
  rules: [RULE],
  read({ blocks }) {
    const wanted = new Map<string, End>();
    let list: ProseBlock[] = [];
    const close = () => {
      const counts = new Map<End, number>();
      for (const { text } of list) {
        const end = endOf(text);
        if (end !== undefined) count(counts, end);
      }
      const end = prevailing(counts);
      if (end !== undefined) for (const { id } of list) wanted.set(id, end);
      list = [];
    };
    for (const block of blocks) {
      if (block.kind === 'list_item') list.push(block);
      else close();
    }
    close();
    return {
      facts: ({ id }) => wanted.get(id) ?? '',
      *find({ id, text }) {
        const [want, end] = [wanted.get(id), endOf(text)];
        if (want === undefined || end === undefined || want === end) return;
        if (want === 'stop') yield editOf(text.length, text.length, '.');
        else if (!/[.!?]\s/.test(text.slice(0, -1))) yield editOf(text.length - 1, text.length, '');
      },
    };
  },
};

function endOf(text: string): End | undefined {
  if (/[\p{L}\p{N})]$/u.test(text)) return 'none';
  return /[\p{Ll})]{2}\.$/u.test(text) && !/\betc\.$/.test(text) ? 'stop' : undefined;
}

function editOf(start: number, end: number, after: string): Edit {
  const { name, category, reason, tier } = RULE;
  return { start, end, after, category, rule: name, reason, tier, confidence: 0.5 };
}
