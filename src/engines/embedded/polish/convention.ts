import type { Span } from '../../../documents/spans/span.ts';
import type { Edit } from '../edit.ts';
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

/** How often the way that a document prefers stands at least, and how often for each time that another does. */
const ENOUGH = 4;

/** The way that clearly prevails; undefined where the document has no habit. */
export function prevailing<Way extends string>(counts: ReadonlyMap<Way, number>): Way | undefined {
  const [first, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (first === undefined || first[1] < ENOUGH) return undefined;
  return first[1] >= ENOUGH * (second?.[1] ?? 0) ? first[0] : undefined;
}

export function count<Way extends string>(counts: Map<Way, number>, way: Way): void {
  counts.set(way, (counts.get(way) ?? 0) + 1);
}
