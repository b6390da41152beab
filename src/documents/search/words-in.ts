const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Writing that puts no space between its words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const UNSPACED_RUN = new RegExp(`${UNSPACED.source}(?:${UNSPACED.source}|\\p{M}|ー)*`, 'gu');

/**
 * The words of a text, letters and figures alone, one after the other; of writing without spaces every two characters
 * that stand side by side.
 */
export function wordsIn(text: string): readonly string[] {
  const words = text.match(WORD) ?? [];
  return UNSPACED.test(text) ? words.flatMap((word) => [...apart(word)]) : words;
}

function* apart(word: string): Generator<string> {
  let at = 0;
  for (const { 0: run, index } of word.matchAll(UNSPACED_RUN)) {
    if (index > at) yield word.slice(at, index);
    yield* pairs([...run]);
    at = index + run.length;
  }
  if (at < word.length) yield word.slice(at);
}

function* pairs(characters: readonly string[]): Generator<string> {
  if (characters.length === 1) yield* characters;
  for (let at = 1; at < characters.length; at += 1) yield `${characters[at - 1]}${characters[at]}`;
}
