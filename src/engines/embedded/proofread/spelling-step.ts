import type { Span } from '../../../documents/spans/span.ts';
import type { Dialect } from '../../revision-engine.ts';
import { DIALECT_PAIRS } from '../dialect/dialect-table.ts';
import type { DialectWish } from '../dialect/dialect-wish.ts';
import { wordAfter } from '../sentence-place.ts';
import { calendarName } from './calendar-names.ts';
import { differAsDialectsDo } from './dialect-spelling.ts';
import type { DocumentWords } from '../document-words.ts';
import type { Edit } from '../../edits/edit.ts';
import type { Lexicon } from './lexicon.ts';
import { KNOWN_SLIPS } from './spelling-known.ts';
import { isForeign } from './loan-words.ts';
import { isTerm, type Misspelling, misspelling } from './spelling.ts';

/** A word by itself: no part of a name, path, address, tag, number or hyphenated word. */
const LONE_WORD =
  /(?<!\p{L}\()(?<![\p{L}\p{N}\p{M}_@#/\\.'’‘´`&\u00AD-]|\b\p{Lu}\. )[A-Za-z][a-z]{2,}(?![\p{L}\p{N}\p{M}_@/'’‘´`\u00AD-]|\\(?!\r?\n)|[.;][\p{L}\p{N}])/uy;
/** The same with whatever beside it, which is found several times as fast. */
const WORD = /[A-Za-z][a-z]{2,}/g;
/** From here on a word that the document uses may be its own: a term or a name. */
const REPEATED = 2;
const OPENS_SENTENCE =
  /(?<!(?<!\p{L})(?:Mr|Mrs|Ms|Mx|Dr|St|Sr|Jr|Prof|Rev|Hon|Capt|Col|Gen|Lt|Sgt|Gov|Sen|Rep|Mme|Mlle|Messrs)\. +)(?<=(?:^|[.!?]["'”’)]* +))$/u;
/** “Gardiner Street”, “Heerey J”: the first of several names. */
const BEFORE_A_NAME = /^ \p{Lu}/u;
/** A capital may be that of a name: the word meant must be one that people use. */
const USED = 100;
/** Names of eight letters and more that are this near to a word people know are hardly ever names. */
const LONG_WORD = 8;
const LONG_SLIP = 0.85;
const NAME_SLIP = 0.95;
/** Shorter ones may be a name by a slip that small. */
const SHORT_NAME = 7;
const SHORT_SLIP = 0.65;
const KNOWN = 4;
/** UTF-16 units that are looked at before a word. */
const LEAD = 12;
const WORD_BEFORE = /[a-z]+(?= $)/;
const AFTER_ARTICLE = /(?<!\p{L})(?:[Tt]he|[Oo]ur|[Tt]heir|[Tt]his) $/u;
/** What is written with a capital though it is a common word: the Government. */
const INSTITUTIONS = new Set(
  (
    'government parliament department committee commission ministry university college environment council company ' +
    'association international national federal president minister society institute management technology library ' +
    'restaurant museum secretary foundation business hospital agency chancellor republic community court ambassador ' +
    'embassy assembly authority bureau congress constitution corporation director economic executive finance general'
  ).split(' '),
);
const CERTAIN = { alternatives: [], sure: true, distance: 0, confidence: 0.99 } as const;
/** For this one the pass `tighten` has a plainer word. */
const LEFT_TO_TIGHTEN = /^utili[sz]/;
const SMALL_SLIP = 0.5;
const MOST_KEPT = 20_000;

type Judgement = Omit<Edit, 'start' | 'end'>;

export interface CheckedText {
  readonly text: string;
  readonly words: DocumentWords;
  readonly wish: DialectWish;
  /** The text around is full of errors. */
  readonly loose: boolean;
  /** Whether a span of the text may be changed. */
  readonly isFree: (span: Span) => boolean;
}

export interface SpellingStep {
  find(checked: CheckedText): Edit[];
}

/** Which words are in no dictionary, what was meant by them, and whether that is sure. */
export function spellingStep(lexicon: Lexicon): SpellingStep {
  const known = new Map<string, Misspelling | undefined>();
  const plain = new Map<Dialect, Map<string, boolean>>();

  return {
    find({ text, words, wish, loose, isFree }) {
      const edits: Edit[] = [];
      for (const { 0: written, index: start } of text.matchAll(WORD)) {
        const word = written.toLowerCase();
        const end = start + written.length;
        if (isPlain(word, wish.dialect) || !isLone(text, start) || !isFree({ start, end })) continue;
        const lead = text.slice(Math.max(0, start - LEAD), start);
        if (isForeign(WORD_BEFORE.exec(lead)?.[0] ?? '') || isForeign(wordAfter(text, end))) continue;
        const judgement =
          certain(written, word, lead) ??
          (words.terms.has(word)
            ? undefined
            : word === written
              ? lowerCase(word, words, wish, loose)
              : OPENS_SENTENCE.test(lead) && !BEFORE_A_NAME.test(text.slice(end, end + 2))
                ? opening(written, word, words, loose)
                : undefined);
        if (judgement !== undefined) edits.push({ ...judgement, start, end });
      }
      return edits;
    },
  };

  /** Of most words there is nothing to say: they are told by one look at a small table. */
  function isPlain(word: string, dialect: Dialect): boolean {
    const words = plain.get(dialect) ?? new Map<string, boolean>();
    const before = words.get(word);
    if (before !== undefined) return before;
    const now = lexicon.isRight(word, dialect) && !mayBeSlip(word);
    if (words.size >= MOST_KEPT) words.clear();
    plain.set(dialect, words.set(word, now));
    return now;
  }

  function lowerCase(word: string, words: DocumentWords, wish: DialectWish, loose: boolean): Judgement | undefined {
    const name = capital(word);
    if (lexicon.labelOf(name) !== undefined && lexicon.labelOf(word) === undefined) {
      if (isTerm(word)) return undefined;
      return suggested(name, 'Capital', `“${name}” is a name and starts with a capital letter.`, 'spelling');
    }
    if (lexicon.labelOf(word) !== undefined && !mayBeSlip(word)) return ofOtherDialect(word, wish);
    const found = meant(word, (words.counts.get(word) ?? 0) >= REPEATED, loose);
    return (
      found &&
      described(
        word,
        lexicon.labelOf(word) === undefined || KNOWN_SLIPS.has(word) ? found : { ...found, sure: found.sure && loose },
      )
    );
  }

  /** What is no name and no term wherever it stands: a day, a month, “the Goverment”. */
  function certain(written: string, word: string, lead: string): Judgement | undefined {
    if (lexicon.labelOf(written) !== undefined || lexicon.labelOf(word) !== undefined) return undefined;
    const name = capital(word);
    if (written !== word && written !== name) return undefined;
    const day = calendarName(word);
    if (day !== undefined) return described(written, { ...CERTAIN, after: day });
    const found = written === name && AFTER_ARTICLE.test(lead) ? meant(word, false, false) : undefined;
    if (found?.sure !== true || !INSTITUTIONS.has(found.after)) return undefined;
    return described(written, { ...found, after: capital(found.after), alternatives: found.alternatives.map(capital) });
  }

  /** A word in no dictionary that a sentence begins with is a name more often than a slip. */
  function opening(written: string, word: string, words: DocumentWords, loose: boolean): Judgement | undefined {
    if (lexicon.labelOf(written) !== undefined || lexicon.labelOf(word) !== undefined) return undefined;
    const found = meant(word, (words.counts.get(word) ?? 0) >= REPEATED, false);
    if (found?.sure !== true) return undefined;
    const long = word.length >= LONG_WORD && found.distance <= LONG_SLIP && lexicon.count(found.after) >= KNOWN;
    const used =
      lexicon.count(found.after) >= USED &&
      (loose || (word.length >= 6 && found.distance <= (word.length < SHORT_NAME ? SHORT_SLIP : NAME_SLIP)));
    if (!long && !used && !KNOWN_SLIPS.has(word)) return undefined;
    return described(written, { ...found, after: capital(found.after), alternatives: found.alternatives.map(capital) });
  }

  /** A word of word games alone, while people mean a frequent one by it: calender. */
  function mayBeSlip(word: string): boolean {
    if (lexicon.labelOf(word) !== 'rare') return false;
    const found = meant(word, false, false);
    return (
      found !== undefined &&
      found.distance <= SMALL_SLIP &&
      (KNOWN_SLIPS.has(word) || lexicon.count(found.after) >= USED)
    );
  }

  /** Of words that the table of dialects does not know; those in it have rules of their own. */
  function ofOtherDialect(word: string, { dialect, isAsked, reason }: DialectWish): Judgement | undefined {
    if (!isAsked || LEFT_TO_TIGHTEN.test(word) || DIALECT_PAIRS.has(word)) return undefined;
    const here = [...lexicon.near(word)].find(
      (other) => other !== word && lexicon.isRight(other, dialect) && differAsDialectsDo(word, other),
    );
    if (here === undefined) return undefined;
    return suggested(here, 'DialectSpelling', reason(here), 'spelling');
  }

  function meant(word: string, repeated: boolean, loose: boolean): Misspelling | undefined {
    const key = `${repeated ? 1 : 0}${loose ? 1 : 0}${word}`;
    if (known.has(key)) return known.get(key);
    if (known.size >= MOST_KEPT) known.clear();
    const found = misspelling(word, { repeated, loose }, lexicon);
    known.set(key, found);
    return found;
  }
}

function isLone(text: string, start: number): boolean {
  LONE_WORD.lastIndex = start;
  return LONE_WORD.test(text);
}

function described(word: string, { after, alternatives, sure, confidence }: Misspelling): Judgement {
  return {
    after,
    category: 'spelling',
    rule: 'Spelling',
    reason: sure
      ? `“${word}” is a misspelling of “${after}”.`
      : `“${word}” is in no dictionary; “${after}” may be meant.`,
    confidence,
    tier: sure ? 'A' : 'B',
    ...(alternatives.length > 0 ? { alternatives } : {}),
  };
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

function suggested(after: string, rule: string, reason: string, category: Edit['category']): Judgement {
  return { after, rule, reason, category, confidence: 0.5, tier: 'B' };
}
