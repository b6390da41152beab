/** Spellings that tell; enough of a text is read to find some. */
const BRITISH =
  /\b(?:(?:col|fav|hon|lab|neighb|behavi|rum|harb)our\w*|\w{3,}(?:is(?:e|ed|es|ing|ation))|cent(?:re|red|res)|theatres?|met(?:re|res)|travell\w+|cancell(?:ed|ing)|modell\w+|programmes?|grey|defence|licence|catalogues?|cheques?|tyres?|whilst|judgement|aeroplanes?|learnt|storeys?)\b/gi;
const AMERICAN =
  /\b(?:(?:col|fav|hon|lab|neighb|behavi|rum|harb)or(?:s|ed|ing|ful|ite|able|hood)?|\w{3,}(?:iz(?:e|ed|es|ing|ation))|center(?:s|ed)?|theaters?|meters?|traveled|traveling|canceled|canceling|modeled|gray|defense|catalogs?|judgment|airplanes?)\b/gi;
/** Spelled with an s everywhere. */
const EVERYWHERE =
  /^(?:adv|compr|surpr|exerc|prom|superv|rev|dev|desp|disgu|merchand|comprom|enterpr|franch|otherw|likew|pra|ra|no|prec|conc|wise|expert|prem|tele?v|improv)\w*is|^(?:size|prize|seize|capsize|sized|sizes|prized|seized|sizing)$/i;
const LONGEST = 20_000;

/** British or American, where the text says so; undefined where it does not. */
export function guessDialect(text: string): 'US' | 'GB' | undefined {
  const read = text.slice(0, LONGEST);
  const count = (spellings: RegExp) => (read.match(spellings) ?? []).filter((word) => !EVERYWHERE.test(word)).length;
  const [british, american] = [count(BRITISH), count(AMERICAN)];
  if (british === american) return undefined;
  return british > american ? 'GB' : 'US';
}
