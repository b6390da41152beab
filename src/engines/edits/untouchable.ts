import { protectedSpans } from '../../documents/spans/protected-spans.ts';
import { joinSpans, type Span } from '../../documents/spans/span.ts';
import type { Block } from '../../protocol/document.ts';
import type { RevisionOptions } from '../revision-engine.ts';
import { dictionarySpans } from './dictionary-spans.ts';

type KnownBlock = Pick<Block, 'kind' | 'text'>;

interface Known {
  readonly options: RevisionOptions;
  readonly spans: readonly Span[];
}

/** A pass asks for the same block several times. */
const known = new WeakMap<KnownBlock, Known>();

/** What no pass may touch in the block: what is protected in every document, and what the person wants left alone. */
export function untouchable(block: KnownBlock, options: RevisionOptions): readonly Span[] {
  const before = known.get(block);
  if (before?.options === options) return before.spans;
  const words = dictionarySpans(block.text, options.dictionary);
  const kept = protectedSpans(block, options.format);
  const spans = words.length === 0 ? kept : joinSpans([...kept, ...words]);
  known.set(block, { options, spans });
  return spans;
}
