import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import { count, prevailing } from '../prevailing.ts';
import type { RevisionOptions } from '../../revision-engine.ts';
import type { ProseBlock } from '../prose-block.ts';
import { untouchable } from '../../edits/untouchable.ts';
import { DIALECT_PAIRS, type Variety } from './dialect-table.ts';
import { loneWords } from './lone-words.ts';

/** How a document spells the words that dialects spell in different ways. */
export interface SpellingHabits {
  /** The variety that more of its words are of, with two words or more; without -ize, which British publishers write too. */
  readonly majority: { readonly variety: Variety; readonly prevails: boolean } | undefined;
  /** Of -ize and -ise, and of -yze and -yse, the one that prevails. */
  readonly ize: Variety | undefined;
  readonly yze: Variety | undefined;
  /** It has -ise, and at least as often as -ize. */
  readonly writesIse: boolean;
  /** Stems of the words that it spells in both ways. */
  readonly mixed: ReadonlySet<string>;
}

/** Words of the variety that is the majority's at least. */
const LEAST = 2;

/** Of what may be changed: what is quoted, code or a name says nothing of its author. */
export function spellingHabits(blocks: readonly ProseBlock[], options: RevisionOptions): SpellingHabits {
  const words = new Map<Variety, number>();
  const ize = new Map<Variety, number>();
  const yze = new Map<Variety, number>();
  const stems = { us: new Set<string>(), gb: new Set<string>() };
  for (const block of blocks) {
    let spans: ReturnType<typeof untouchable> | undefined;
    for (const { word, start, end } of loneWords(block.text, DIALECT_PAIRS)) {
      const pair = DIALECT_PAIRS.get(word);
      if (pair === undefined) continue;
      spans ??= untouchable(block, options);
      if (overlapsProtected(spans, start, end)) continue;
      const variety = word === pair.us ? 'us' : 'gb';
      stems[variety].add(pair.stem);
      if (pair.facet === 'ize') count(ize, variety);
      if (pair.facet === 'yze') count(yze, variety);
      const isOxford = variety === 'us' && (pair.facet === 'ize' || pair.facet === 'yze');
      if (!isOxford) count(words, variety);
    }
  }
  const [us, gb] = [words.get('us') ?? 0, words.get('gb') ?? 0];
  const variety = us === gb || Math.max(us, gb) < LEAST ? undefined : us > gb ? 'us' : 'gb';
  const ise = ize.get('gb') ?? 0;
  return {
    majority: variety && { variety, prevails: prevailing(words) === variety },
    ize: prevailing(ize),
    yze: prevailing(yze),
    writesIse: ise > 0 && ise >= (ize.get('us') ?? 0),
    mixed: stems.us.intersection(stems.gb),
  };
}
