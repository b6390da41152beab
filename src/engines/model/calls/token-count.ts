/** Letters a token of running text in Latin script; other scripts take about a token a letter. */
const LATIN_PER_TOKEN = 3.5;
const OTHER_PER_TOKEN = 1;
const OTHER = /[\u0250-\u1fff\u2070-\uffff]/g;

/** About how many tokens a text is: rather too many than too few. No tokenizer is asked, for each model has its own. */
export function estimateTokens(text: string): number {
  const other = text.match(OTHER)?.length ?? 0;
  return Math.ceil((text.length - other) / LATIN_PER_TOKEN + other / OTHER_PER_TOKEN);
}
