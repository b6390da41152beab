import type { Readability } from '../../protocol/events.ts';
import { endMarks, isSentenceEnd } from './sentence-end.ts';
import { syllables } from './syllables.ts';

const FIRST_ACCENTED = 0xc0;
/** × ÷, general punctuation, ideographic punctuation, full-width punctuation. */
const NO_LETTERS = /[\xd7\xf7\u2000-\u206f\u3000-\u303f\uff00-\uff20]/;
/** Apostrophes and hyphens join what stands on both sides of them to one word. */
const JOINS = new Set([..."'’-"].map((mark) => mark.charCodeAt(0)));

/** The Flesch–Kincaid grade of the texts, a block each. */
export function readability(texts: Iterable<string>): Readability {
  const count = new ReadabilityCount();
  for (const text of texts) count.add(text);
  return count.result;
}

/**
 * Counts towards the Flesch–Kincaid grade: 0.39 · words/sentence + 11.8 · syllables/word − 15.59 (Kincaid, Fishburne,
 * Rogers and Chissom, 1975), to one decimal and never below 0.
 */
export class ReadabilityCount {
  #words = 0;
  #sentences = 0;
  #spoken = 0;

  /** @param text prose, a block; a sentence ends where its text ends */
  add(text: string): void {
    let word = -1;
    for (let at = 0; at < text.length; at++) {
      if (isWordUnit(text.charCodeAt(at))) {
        const end = wordEnd(text, at);
        this.#words++;
        this.#spoken += syllables(text, at, end);
        word = at;
        at = end - 1;
      } else if (word >= 0) {
        const marks = endMarks(text, at);
        if (marks === at) continue;
        if (isSentenceEnd(text, { word, marks: at, end: marks })) {
          this.#sentences++;
          word = -1;
        }
        at = marks - 1;
      }
    }
    if (word >= 0) this.#sentences++;
  }

  get result(): Readability {
    const [words, sentences] = [this.#words, this.#sentences];
    if (words === 0) return { grade: 0, words, sentences };
    const grade = 0.39 * (words / sentences) + 11.8 * (this.#spoken / words) - 15.59;
    return { grade: Math.max(0, Math.round(grade * 10) / 10), words, sentences };
  }
}

function wordEnd(text: string, start: number): number {
  let at = start + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (!isWordUnit(code) && !(JOINS.has(code) && isWordUnit(text.charCodeAt(at + 1)))) break;
  }
  return at;
}

/** A letter or a digit; of letters beyond ASCII every one. */
function isWordUnit(code: number): boolean {
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code >= FIRST_ACCENTED && !NO_LETTERS.test(String.fromCharCode(code));
}
