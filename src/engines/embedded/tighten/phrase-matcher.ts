import type { Phrase } from './phrase.ts';
import { formPlaces, verbForms } from './verb-forms.ts';

/** A phrase as it stands in a text. Offsets are UTF-16 units. */
export interface PhraseMatch {
  readonly phrase: Phrase;
  readonly start: number;
  readonly end: number;
  /** What may stand there instead, in lower case, best first. */
  readonly instead: readonly string[];
}

interface Compiled {
  readonly phrase: Phrase;
  readonly pattern: RegExp;
  /** @param groups what stood in its alternatives, from the second place on */
  readonly replaced: (form: string, afterAuxiliary: boolean, groups: readonly string[]) => readonly string[];
}

const WORD = /(?<![\p{L}\p{M}\p{N}_@#/\\.'’&-])\p{L}[\p{L}\p{M}]*/gu;
/** Between two words: a space, or a line break that does no more than a space does. */
const SPACE = '(?: |[ \\t]?\\r?\\n[ \\t]*)';
const END = "(?![\\p{L}\\p{M}\\p{N}_@/\\\\'’&-]|[.][\\p{L}\\p{N}])";
/** Before a form that may be the past or the participle: then it is the participle. */
const AUXILIARY =
  /\b(?:have|has|had|having|am|is|are|was|were|be|been|being)(?:['’]?n['’]?t| not)?(?: [a-z]+ly| also| now| already)?\s+$/i;
const BASE = 0;
const PAST = 2;
const PARTICIPLE = 3;
const VERB = /\{([^}]+)\}/;

/** Finds the longest of many phrases wherever one stands, in a time that hardly depends on how many there are. */
export class PhraseMatcher {
  readonly #byFirstWord = new Map<string, Compiled[]>();

  constructor(phrases: readonly Phrase[]) {
    for (const phrase of phrases) {
      const compiled = compile(phrase);
      for (const word of firstWords(phrase.says)) {
        const others = this.#byFirstWord.get(word);
        if (others === undefined) this.#byFirstWord.set(word, [compiled]);
        else others.push(compiled);
      }
    }
  }

  /** All that stand at a word, the longest first; none begins inside another place's longest. */
  *find(text: string): Generator<readonly PhraseMatch[]> {
    let from = 0;
    for (const { 0: word, index } of text.matchAll(WORD)) {
      const candidates = index < from ? undefined : this.#byFirstWord.get(word.toLowerCase());
      if (candidates === undefined) continue;
      const matches = candidates.flatMap((candidate) => matchAt(candidate, text, index) ?? []);
      const [longest] = matches.sort((a, b) => b.end - a.end);
      if (longest === undefined) continue;
      from = longest.end;
      yield matches;
    }
  }
}

function matchAt({ phrase, pattern, replaced }: Compiled, text: string, at: number): PhraseMatch | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (match === null) return undefined;
  const written = match[0];
  const small = written.toLowerCase();
  // "In order to" opens a sentence, "In Order To" is a title: a name of somebody's, kept as it is.
  if (written.slice(1) !== small.slice(1) && phrase.says === phrase.says.toLowerCase()) return undefined;
  const form = match.groups?.['verb']?.toLowerCase();
  const instead = replaced(
    form ?? '',
    form !== undefined && AUXILIARY.test(text.slice(Math.max(0, at - 40), at)),
    [...match].slice(form === undefined ? 1 : 2).map((group) => (group ?? '').toLowerCase()),
  );
  return { phrase, start: at, end: at + written.length, instead };
}

function compile(phrase: Phrase): Compiled {
  const verb = VERB.exec(phrase.says)?.[1];
  const places = verb === undefined ? undefined : formPlaces(verb);
  const forms = places ? `(?<verb>${[...places.keys()].join('|')})` : '';
  const source = phrase.says.replace(VERB, forms).replaceAll(/ +/g, SPACE);
  const flags = phrase.says === phrase.says.toLowerCase() ? 'iuy' : 'uy';
  return {
    phrase,
    pattern: new RegExp(source + END, flags),
    replaced: (form, afterAuxiliary, groups) => {
      const place = places?.get(form) ?? BASE;
      const meant = place === PAST && afterAuxiliary ? PARTICIPLE : place;
      return phrase.instead.map((words) =>
        inflected(words, meant, form, verb).replaceAll(
          /\$(\d)/g,
          (_, group: string) => groups[Number(group) - 1] ?? '',
        ),
      );
    },
  };
}

function inflected(words: string, place: number, form: string, verb: string | undefined): string {
  return words.replace(VERB, (_, other: string) => (other === verb ? form : (verbForms(other)[place] ?? other)));
}

function firstWords(says: string): string[] {
  const first = /^(?:\{[^}]+\}|\([^)]+\)|\S+)/.exec(says)?.[0] ?? '';
  if (first.startsWith('{'))
    return [...formPlaces(first.slice(1, -1)).keys()].map((form) => form.split(' ')[0] ?? form);
  const alternatives = first.startsWith('(') ? first.slice(1, -1).split('|') : [first];
  return alternatives.map((word) => (word.split(' ')[0] ?? word).toLowerCase());
}
