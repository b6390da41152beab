/** Deeper than any input of ours; a parser that recurses could be brought down by less than a body's worth of `[`. */
const DEEPEST = 64;
/** Members of all objects together. */
const MOST_MEMBERS = 10_000;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/**
 * What `JSON.parse` lets through and a reader of the same text might understand otherwise: a key twice, `__proto__`,
 * very deep nesting. Says nothing about whether the text is JSON. Long strings are skipped, not read.
 * @returns what is wrong, undefined when nothing is
 */
export function scanJson(text: string): string | undefined {
  /** The keys of every open object; undefined stands for an array. */
  const open: (Set<string> | undefined)[] = [];
  let keyIsNext = false;
  let members = 0;
  for (let at = 0; at < text.length; at++) {
    switch (text.charCodeAt(at)) {
      case 0x7b: // {
      case 0x5b: // [
        if (open.length === DEEPEST) return `JSON may be nested ${DEEPEST} deep at most`;
        keyIsNext = text.charCodeAt(at) === 0x7b;
        open.push(keyIsNext ? new Set() : undefined);
        break;
      case 0x7d: // }
      case 0x5d: // ]
        open.pop();
        keyIsNext = false;
        break;
      case 0x2c: // ,
        keyIsNext = open.at(-1) !== undefined;
        break;
      case QUOTE: {
        const end = closingQuote(text, at);
        const keys = keyIsNext ? open.at(-1) : undefined;
        if (keys) {
          const key = keyText(text.slice(at, end + 1));
          if (key === '__proto__') return '__proto__ is not a member of anything';
          if (keys.has(key)) return 'A member is there twice';
          if (++members > MOST_MEMBERS) return `JSON may have ${MOST_MEMBERS} members at most`;
          keys.add(key);
        }
        keyIsNext = false;
        at = end;
        break;
      }
      default:
    }
  }
  return undefined;
}

function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0;
    while (text.charCodeAt(end - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return end;
  }
  return text.length;
}

/** The key as it is meant: `"\u005f_proto__"` is `__proto__` too. */
function keyText(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1);
  try {
    return String(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
