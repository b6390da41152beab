import type { Span } from '../../documents/spans/span.ts';
import type { Edit } from '../edits/edit.ts';
import type { Rule } from './rule.ts';

/** Names a place to look at, for what only a person or a model can say better. */
export function hint({ name, category, reason }: Rule, text: string, { start, end }: Span, why = reason): Edit {
  return { start, end, after: text.slice(start, end), category, rule: name, reason: why, confidence: 0.3, tier: 'C' };
}
