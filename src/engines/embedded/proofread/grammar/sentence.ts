import type { Tag, Token } from '../../tagging/token.ts';
import type { WordClass } from '../../tagging/word-classes.ts';

const ENDS = new Set(['.', '!', '?', '...', '…']);
const CLOSES = new Set(['"', '”', '’', "'", ')', ']', '*', '_']);

/** Offsets are UTF-16 units of the text that was tagged. */
export interface Fix {
  readonly start: number;
  readonly end: number;
  readonly after: string;
}

/** The words and marks of one sentence, by number. Beyond its ends there is nothing: '' and undefined. */
export class Sentence {
  readonly #tokens: readonly Token[];
  /** The text that the offsets of fixes are of. */
  readonly text: string;

  constructor(text: string, tokens: readonly Token[]) {
    this.text = text;
    this.#tokens = tokens;
  }

  get length(): number {
    return this.#tokens.length;
  }

  /** As it is written. */
  written(index: number): string {
    return this.#tokens[index]?.text ?? '';
  }

  /** In lower case, with straight apostrophes. */
  word(index: number): string {
    return this.#tokens[index]?.lower ?? '';
  }

  tag(index: number): Tag | undefined {
    return this.#tokens[index]?.tag;
  }

  is(index: number, ...tags: readonly Tag[]): boolean {
    const tag = this.tag(index);
    return tag !== undefined && tags.includes(tag);
  }

  /** Whether the token follows the one before it without a space. */
  joins(index: number): boolean {
    const [before, token] = [this.#tokens[index - 1], this.#tokens[index]];
    return before !== undefined && token !== undefined && before.end === token.start;
  }

  /** Part of a hyphenated word, a path, “[u]nder” or the like. */
  isPart(index: number): boolean {
    return [index, index + 1].some((at) => {
      if (!this.joins(at)) return false;
      const beside = at === index ? at - 1 : at;
      return (
        /^[-‐‑–/_@&+=]|[-‐‑–/_@&+=]$/.test(this.written(beside)) ||
        (/^[[\]]$/.test(this.written(beside)) && this.joins(beside) && this.joins(beside + 1))
      );
    });
  }

  isCapital(index: number): boolean {
    return /^\p{Lu}/u.test(this.written(index));
  }

  /** Puts words in the place of tokens `from` to `to`, with the capital of the first. */
  swap(from: number, after: string, to = from): Fix {
    const [first, last] = [this.#tokens[from], this.#tokens[to]];
    const capital = this.isCapital(from) && !/^I(?:'|$)/.test(this.written(from));
    const words = capital ? after.charAt(0).toUpperCase() + after.slice(1) : after;
    return { start: first?.start ?? 0, end: last?.end ?? 0, after: words };
  }

  /** What stands before a token. */
  lead(index: number): string {
    return this.text.slice(this.start, this.#tokens[index]?.start ?? this.end);
  }

  /** Puts words before a token. */
  before(index: number, words: string): Fix {
    const at = this.#tokens[index]?.start ?? 0;
    return { start: at, end: at, after: `${words} ` };
  }

  /** Puts a mark directly behind a token. */
  behind(index: number, mark: string): Fix {
    const at = this.#tokens[index]?.end ?? 0;
    return { start: at, end: at, after: mark };
  }

  /** Takes a token out with the space behind it. */
  without(index: number): Fix {
    const [token, next] = [this.#tokens[index], this.#tokens[index + 1]];
    return { start: token?.start ?? 0, end: next?.start ?? token?.end ?? 0, after: '' };
  }

  /** The offsets where the sentence begins and ends. */
  get start(): number {
    return this.#tokens[0]?.start ?? 0;
  }

  get end(): number {
    return this.#tokens.at(-1)?.end ?? 0;
  }
}

/** Share of its uses, in tenths, from which on a word is taken to be of a class. */
const MAINLY = 8;

/** The tagger takes the capital that a sentence starts with for that of a name: “Children spend”. */
function withPlainStart(tokens: Token[], classOf: (word: string) => WordClass | undefined): Token[] {
  const [first, second] = tokens;
  if (first?.tag !== 'PROPN' || second === undefined || /^\p{Lu}/u.test(second.text)) return tokens;
  const found = /^\p{Lu}\p{Ll}+$/u.test(first.text) ? classOf(first.lower) : undefined;
  if (found === undefined) return tokens;
  const tag =
    found.noun >= MAINLY ? 'NOUN' : found.verb >= MAINLY ? 'VERB' : found.adjective >= MAINLY ? 'ADJ' : undefined;
  return tag === undefined ? tokens : [{ ...first, tag }, ...tokens.slice(1)];
}

/** Tagged text, cut where sentences end and lines break. */
export function taggedSentences(
  text: string,
  tokens: readonly Token[],
  classOf: (word: string) => WordClass | undefined,
): Sentence[] {
  const sentences: Sentence[] = [];
  let open: Token[] = [];
  let ended = false;
  const close = () => {
    if (open.length > 0) sentences.push(new Sentence(text, withPlainStart(open, classOf)));
    open = [];
    ended = false;
  };
  for (const token of tokens) {
    if (token.tag === 'SPACE') {
      if (token.text.includes('\n')) close();
      continue;
    }
    if (ended && !ENDS.has(token.text) && !CLOSES.has(token.text)) close();
    open.push(token);
    if (ENDS.has(token.text)) ended = true;
  }
  close();
  return sentences;
}
