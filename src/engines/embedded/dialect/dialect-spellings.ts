import type { Span } from '../../../documents/spans/span.ts';
import type { Edit } from '../../edits/edit.ts';
import type { Rule } from '../rule.ts';
import { DIALECT_PAIRS, type Facet } from './dialect-table.ts';
import type { DialectWish } from './dialect-wish.ts';
import { loneWords } from './lone-words.ts';

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

/** One for each way in which the spellings of dialects differ. */
export const DIALECT_RULES: readonly Rule[] = Object.values(RULES);

/**
 * Words of the table that are spelled in another way than is wanted.
 * @param isFree whether a span may be changed; every span unless told
 */
export function* dialectSpellings(
  text: string,
  wish: DialectWish,
  isFree: (span: Span) => boolean = () => true,
): Generator<Edit> {
  for (const { word, capital, start, end } of loneWords(text, DIALECT_PAIRS)) {
    const pair = DIALECT_PAIRS.get(word);
    const wanted = pair && wish.of(pair.facet);
    if (pair === undefined || wanted === undefined || pair[wanted] === word || !isFree({ start, end })) continue;
    const spelling = pair[wanted];
    const { name, category } = RULES[pair.facet];
    yield {
      start,
      end,
      after: capital ? spelling.charAt(0).toUpperCase() + spelling.slice(1) : spelling,
      category,
      rule: name,
      reason: wish.reason(spelling),
      ...(wish.isSure(pair) ? ({ tier: 'A', confidence: 0.9 } as const) : ({ tier: 'B', confidence: 0.5 } as const)),
    };
  }
}

function rule(facet: Facet, reason: string): Rule {
  return { name: `dialect-${facet}`, category: 'spelling', tier: 'A', reason };
}
