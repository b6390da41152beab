import type { HarperLinter } from './harper-linter.ts';
import { type Shows, type Sign, SIGNS } from './harper-signs.ts';

const WORD = /[A-Za-z0-9\u00c0-\u024f]+(?:['’][A-Za-z]+)*/g;
const LOWER_CASE = /^[a-z]+$/;
/** In Markdown what stands between two words may be nothing. */
const MARKUP = /[<>[\]&\\|#]|:\/\//;
/** What may stand on both sides of a cut, or what Harper reads in another way when it is cut. */
const UNCUT = /[\n*_`~@]/;
const BETWEEN_SENTENCES = /(?<=\p{L}[a-z]{3}[.!?]) (?=\p{Lu}\p{Ll})/u;

/** Part of a text. Offsets are UTF-16 units. */
interface Piece {
  readonly start: number;
  readonly text: string;
}

/**
 * Finds what the linter finds with these rules and the table takes of it, but gives it only the sentences that have a
 * sign of one of them: the others cost nothing.
 * @param isKnown Whether Harper has a word of a to z in its dictionary. It may say no of one that it has.
 */
export function sparingLinter(
  linter: HarperLinter,
  rules: readonly string[],
  isKnown: (word: string) => boolean,
): HarperLinter {
  const signs = signReader(rules, isKnown);
  if (signs === undefined) return linter;
  return {
    async find(text, format) {
      if (format === 'markdown' && MARKUP.test(text)) return linter.find(text, format);
      const asked = signs.around(text) ? [{ start: 0, text }] : runs(text, signs.within);
      const found = await Promise.all(asked.map((piece) => linter.find(piece.text, format)));
      return asked.flatMap(({ start }, index) =>
        (found[index] ?? []).map((finding) => ({
          ...finding,
          start: finding.start + start,
          end: finding.end + start,
        })),
      );
    },
  };
}

/** The sentences that show something, those that follow each other together. */
function runs(text: string, shows: (text: string) => boolean): Piece[] {
  if (UNCUT.test(text)) return shows(text) ? [{ start: 0, text }] : [];
  const found: Piece[] = [];
  let start = 0;
  let open: number | undefined;
  for (const sentence of text.split(BETWEEN_SENTENCES)) {
    const showing = shows(sentence);
    if (showing) open ??= start;
    else if (open !== undefined) {
      found.push({ start: open, text: text.slice(open, start - 1) });
      open = undefined;
    }
    start += sentence.length + 1;
  }
  if (open !== undefined) found.push({ start: open, text: text.slice(open) });
  return found;
}

interface SignReader {
  /** Whether a sentence shows something. */
  within(sentence: string): boolean;
  /** Whether something in the text may be found only by who looks at all of it. */
  around(text: string): boolean;
}

/** Undefined where a rule has no signs that are known. */
function signReader(rules: readonly string[], isKnown: (word: string) => boolean): SignReader | undefined {
  const byWord = new Map<string, Shows[]>();
  const unknown: Shows[] = [];
  const patterns: RegExp[] = [];
  const around: RegExp[] = [];
  let doubled = false;
  for (const rule of rules) {
    const signs = SIGNS[rule];
    if (signs === undefined) return undefined;
    for (const sign of signs) {
      if ('words' in sign) for (const word of sign.words) byWord.set(word, [...(byWord.get(word) ?? []), shown(sign)]);
      else if ('unknown' in sign) unknown.push(sign.unknown);
      else if ('pattern' in sign) patterns.push(sign.pattern);
      else if ('around' in sign) around.push(sign.around);
      else doubled = true;
    }
  }

  const within = (text: string) => {
    const written: readonly string[] = text.match(WORD) ?? [];
    const words = written.map((word) => word.toLowerCase().replace('’', "'"));
    for (const [at, word] of words.entries()) {
      if (doubled && at > 0 && words[at - 1] === word) return true;
      if (byWord.get(word)?.some((show) => show(words, at))) return true;
      if (unknown.length === 0 || !LOWER_CASE.test(written[at] ?? '') || isKnown(word)) continue;
      if (unknown.some((show) => show(words, at))) return true;
    }
    return patterns.some((pattern) => pattern.test(text));
  };
  return { within, around: (text) => around.some((pattern) => pattern.test(text)) };
}

function shown({ shows }: Extract<Sign, { words: readonly string[] }>): Shows {
  return shows ?? (() => true);
}
