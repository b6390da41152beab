import { protectedSpans } from '../../documents/protected-spans.ts';
import { joinSpans, type Span } from '../../documents/spans/span.ts';
import type { RevisionOptions } from '../revision-engine.ts';
import { dictionarySpans } from './dictionary-spans.ts';
import type { ProseBlock } from './prose-block.ts';

/** What no pass may touch in the block: what is protected in every document, and what the person wants left alone. */
export function untouchable(block: ProseBlock, { format, dictionary }: RevisionOptions): Span[] {
  const words = dictionarySpans(block.text, dictionary);
  const spans = protectedSpans(block, format);
  return words.length === 0 ? spans : joinSpans([...spans, ...words]);
}
