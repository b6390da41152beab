import type { Span } from '../../../documents/spans/span.ts';
import type { Edit } from '../../edits/edit.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { ToldDocument } from '../reviser.ts';
import type { Rule } from '../rule.ts';

/** A document with what no convention touches in each block. */
export interface PolishDocument extends ToldDocument {
  /** Code, links, markup: not what is quoted. */
  markupOf(block: ProseBlock): readonly Span[];
}

/** Something that can be written in several ways, of which a document should keep to one. */
export interface Convention {
  readonly rules: readonly Rule[];
  /** What it does, it does in quoted speech too: the marks around it, not its words. */
  readonly inSpeech?: boolean;
  /** Sees which way the document prefers. */
  read(document: PolishDocument): PreferredWay;
}

export interface PreferredWay {
  /** Equal facts, equal edits of the block. */
  facts(block: ProseBlock): string;
  find(block: ProseBlock): Iterable<Edit>;
}
