import type { Dialect } from '../../revision-engine.ts';
import type { Edit } from '../edit.ts';
import { type Convention, count, prevailing } from './convention.ts';
import { DIALECT_PAIRS, type Facet } from './dialect-table.ts';
import { loneWords } from './lone-words.ts';
import type { Rule } from '../rule.ts';

type Variety = 'us' | 'gb';

const NAMES: Readonly<Record<Dialect, string>> = {
  US: 'American',
  GB: 'British',
  AU: 'Australian',
  CA: 'Canadian',
  IN: 'Indian',
};
/** Canada writes colour and centre, but organize and analyze; of other words both spellings. */
const CANADIAN: Readonly<Partial<Record<Facet, Variety>>> = {
  our: 'gb',
  re: 'gb',
  'double-l': 'gb',
  ense: 'gb',
  ize: 'us',
  yze: 'us',
};
const RULES: Readonly<Record<Facet, Rule>> = {
  our: rule('our', '“color” and “colour” are spellings of different dialects.'),
  re: rule('re', '“center” and “centre” are spellings of different dialects.'),
  ize: rule('ize', '“organize” and “organise” are spellings of different dialects.'),
  yze: rule('yze', '“analyze” and “analyse” are spellings of different dialects.'),
  'double-l': rule('double-l', '“traveled” and “travelled” are spellings of different dialects.'),
  ense: rule('ense', '“defense” and “defence” are spellings of different dialects.'),
  ae: rule('ae', '“pediatric” and “paediatric” are spellings of different dialects.'),
  word: rule('word', '“gray” and “grey” are spellings of different dialects.'),
};
/** Words of the other variety from which on a document is written in it. */
const WRITTEN_IN_IT = 3;

/**
 * Spellings of another dialect than the one wanted. In a document that is mostly written in that other dialect they are
 * suggestions: then it is more likely that the wish was never made.
 */
export const DIALECT: Convention = {
  rules: Object.values(RULES),
  read({ blocks, options: { dialect } }) {
    const varieties = new Map<Variety, number>();
    const ise = new Map<Variety, number>();
    for (const { text } of blocks) {
      for (const { word } of loneWords(text)) {
        const found = DIALECT_PAIRS.get(word);
        if (found === undefined) continue;
        const variety = word === found.us ? 'us' : 'gb';
        if (found.facet === 'ize') count(ise, variety);
        // British publishers write organize too.
        if (found.facet !== 'ize' || variety === 'gb') count(varieties, variety);
      }
    }
    const wanted = (facet: Facet): Variety | undefined => {
      if (dialect === 'US') return 'us';
      if (dialect === 'CA') return CANADIAN[facet];
      return facet === 'ize' ? prevailing(ise) : 'gb';
    };
    const own = dialect === 'US' ? 'us' : 'gb';
    const other = varieties.get(own === 'us' ? 'gb' : 'us') ?? 0;
    const foreign = dialect !== 'CA' && other >= WRITTEN_IN_IT && other > (varieties.get(own) ?? 0);
    return {
      facts: () => `${wanted('ize') ?? ''}:${foreign}`,
      *find({ text }) {
        for (const { word, start, end } of loneWords(text)) {
          const found = DIALECT_PAIRS.get(word);
          const variety = found && wanted(found.facet);
          if (found === undefined || variety === undefined || found[variety] === word) continue;
          const reason = `${NAMES[dialect]} English spells it “${found[variety]}”.`;
          const { name, category } = RULES[found.facet];
          const sure = foreign ? ({ tier: 'B', confidence: 0.5 } as const) : ({ tier: 'A', confidence: 0.9 } as const);
          yield { start, end, after: found[variety], category, rule: name, reason, ...sure } satisfies Edit;
        }
      },
    };
  },
};

function rule(facet: Facet, reason: string): Rule {
  return { name: `dialect-${facet}`, category: 'consistency', tier: 'A', reason };
}
