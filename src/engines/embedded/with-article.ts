import type { Span } from '../../documents/spans/span.ts';
import type { Edit } from '../edits/edit.ts';

const VOWEL_SOUND = /^(?:[aeio]|u(?!s(?:e|ual|age)|ni(?!n)))(?!ne\b|nce\b)/i;
const ARTICLE = /(?<![\p{L}\p{N}&'’-])(an?)(\s)$/iu;

/**
 * What is to stand in the place of a span, with the article in front of it where that has to change: “an added bonus”,
 * “a bonus”.
 * @param instead best first, one at least
 */
export function withArticle(
  text: string,
  { start, end }: Span,
  instead: readonly string[],
): Pick<Edit, 'start' | 'end' | 'after' | 'alternatives'> {
  const [lead, a = '', space = ''] = ARTICLE.exec(text.slice(Math.max(0, start - 4), start)) ?? [];
  const articleOf = (words: string) => a.charAt(0) + (VOWEL_SOUND.test(words) ? 'n' : '');
  const fits = lead === undefined || instead.every((words) => articleOf(words) === a);
  const [after = '', ...alternatives] = fits ? instead : instead.map((words) => articleOf(words) + space + words);
  return {
    start: fits ? start : start - lead.length,
    end,
    after,
    ...(alternatives.length > 0 && { alternatives }),
  };
}
