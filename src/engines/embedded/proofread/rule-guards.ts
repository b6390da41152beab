import type { Tier } from '../../../protocol/document.ts';

/** Where a rule found something. Offsets are UTF-16 units of `text`. */
export interface Place {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** A sentence may open where `text` begins: it stands in a paragraph that carries nothing on. */
  readonly opensSentence: boolean;
}

/** What a rule's finding is worth where it stands; undefined when it is likely to be wrong. */
export type Guard = (place: Place) => Tier | undefined;

/** One sentence for a person on why, where a rule has several reasons. */
export type Explain = (place: Place) => string;

const SENTENCE_OPENERS = new Set(
  (
    'a an the this that these those i you he she it we they my your his her its our their there here what who when where ' +
    'why how which if because since while although though unless until after before as and but or so yet however ' +
    'therefore moreover furthermore also then thus hence for in on at by with from to of about some many most every ' +
    'each all both first second finally maybe perhaps actually someone everyone nobody no not'
  ).split(' '),
);
const AFTER_IT_IS = new Set('a an the not been too so really nothing because'.split(' '));
const PREPOSITIONS = new Set(
  'of in on at by for with from to about into over under than decreasing increasing'.split(' '),
);
const DOUBLED_FOR_A_REASON = new Set(
  'that had is very so no bye many more really far long you her his do did yes ha la'.split(' '),
);
/** No noun phrase starts with one: the "a" before it is a letter or a name. */
const NO_NOUN = new Set('and or is in if as at of on it are for to with was not but from by'.split(' '));
const CLAUSE_OPENERS = new Set(
  'and but or so because since while when whenever where if that which what how why although though unless until after before as than then think'.split(
    ' ',
  ),
);
const NUMBER = '(?:\\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred|hundred)';
const NO_PRONOUN = new RegExp(`^(?:-| of\\b| (?:hundred|thousand|million|or) ?|,? (?:to|or|in) ${NUMBER})`, 'i');
const SELF_WORDS = new Set(
  'assessment assurance awareness care concept confidence control defense discipline doubt employed esteem expression help identity image interest portrait respect study taught worth'.split(
    ' ',
  ),
);
/** After these a full stop ends no sentence. */
const ABBREVIATION =
  /\b(?:[Ee]tc|[Vv]s|[Aa]pprox|[Ii]nc|[Ll]td|[Ff]igs?|[Ee]st|[Dd]epts?|[Gg]ovt|[Uu]niv|[Aa]ssoc|[Cc]orp|Bros|[Ii]ntl|[Nn]atl|[Mm]fg|[Mm]gmt|[Pp]rof|Capt|Sgt|[Mm]isc|[Ii]ncl|[Ee]xcl|[Rr]esp|Blvd|Pkwy|[Ee]ds|[Ee]sp|Feb|Sept|Gen|Rev|Hon|Gov|Sen|Rep|Vol|Chap|Sec|Art|Ext|Tel|Ave|Col|Jan|Mar|Apr|Aug|Oct|Nov|Dec)\. +$/;
/** Yahoo! and Jeopardy! have the mark in their names. */
const NAME_WITH_MARK = /(?<=^|[\p{L}\p{N}][,;]? )\p{Lu}\p{L}+! +$/u;
const BE = new Set('is are was were be been being'.split(' '));

const wordBefore = ({ text, start }: Place) =>
  /([\p{L}'’]+)\s+$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1]?.toLowerCase();
const wordAfter = ({ text, end }: Place) => /^\s+([\p{L}'’]+)/u.exec(text.slice(end, end + 40))?.[1]?.toLowerCase();
const before = ({ text, start }: Place) => text.charAt(start - 1);
const next = ({ text, end }: Place) => text.charAt(end);

/** Not the letter of "M&A", "influenza A" or "(a)", and no "a" before a silent h or "unidentified". */
export const article: Guard = (place) => {
  const word = wordAfter(place);
  if (!/^(?:a|an|A|An)$/.test(place.before) || word === undefined || word.length < 2) return undefined;
  if (/[\p{L}\p{N}&(/\\-]/u.test(before(place))) return undefined;
  if (/^an$/i.test(place.before) && /^(?:h(?:on|eir|our)|un(?!i[^dmn]))/.test(word)) return undefined;
  if (NO_NOUN.has(word) && !/^\s+\p{L}+-/u.test(place.text.slice(place.end))) return undefined;
  if (place.before !== 'A') return 'A';
  return /(?:^|[.!?] +)$/.test(place.text.slice(0, place.start)) && /^ \p{Ll}/u.test(place.text.slice(place.end))
    ? 'A'
    : undefined;
};

/** Not "are there advertisements". */
export const theirs: Guard = (place) =>
  BE.has(wordBefore(place) ?? '') ||
  /^(?:out|over|up|down|in|here|work|go|get|live)$/.test(wordBefore(place) ?? '') ||
  /^(?:needs?|seems?|exists?|comes?|remains?|used|has|have)$/.test(wordAfter(place) ?? '')
    ? undefined
    : 'A';

/** Only before words that no possessive can stand before, and not after a preposition: "of decreasing its folding". */
export const itIs: Guard = (place) =>
  AFTER_IT_IS.has(wordAfter(place) ?? '') && !PREPOSITIONS.has(wordBefore(place) ?? '') ? 'A' : undefined;

/** Only words that open sentences, at a clear end of the one before: fragments ("private rooftop") stay as they are. */
export const sentenceStart: Guard = (place) => {
  if (!SENTENCE_OPENERS.has(place.before.toLowerCase()) || !/[\s,]/.test(next(place))) return undefined;
  const lead = place.text.slice(0, place.start);
  if (lead.trim() === '') return place.opensSentence ? 'A' : undefined;
  return /(?:[a-z]{3,}|\d{3,})[.!?]["'”’)]* +$/.test(lead) && !ABBREVIATION.test(lead) && !NAME_WITH_MARK.test(lead)
    ? 'A'
    : undefined;
};

/** Not an enumeration "(i)", a tag or a variable. */
export const pronounI: Guard = (place) => {
  if (place.before !== 'i') return 'A';
  return /^$|[\s"“‘']/.test(before(place)) &&
    /^(?:['’ ,]|$)/.test(next(place)) &&
    !/^ *[=<>+*)]/.test(place.text.slice(place.end))
    ? 'A'
    : undefined;
};

/** Not names ("Baden Baden") nor words that are rightly or for emphasis said twice ("that that", "very very"). */
export const doubledWord: Guard = ({ before: doubled }) => {
  const word = /^[a-z]+/.exec(doubled)?.[0];
  if (word === undefined) return undefined;
  return DOUBLED_FOR_A_REASON.has(word) ? 'B' : 'A';
};

/** A space before a stop, or two between words: not the columns of a table, two after a stop nor a spaced ellipsis. */
export const spacing: Guard = ({ text, start, end, before: spaces, after }) => {
  if (!/^ {1,2}$/.test(spaces) || / {3}|\t/.test(text)) return undefined;
  const [left, right] = [text.charAt(start - 1), text.slice(end, end + 3)];
  if (after === '') return /[\p{L}\p{N}"”)]/u.test(left) && /^[.!?](?:\s(?![.!?])|$)/.test(right) ? 'A' : undefined;
  return /[\p{L}\p{N},]/u.test(left) && /^[\p{L}\p{N}]/u.test(right) ? 'A' : undefined;
};

/** Which of the two it is that `spacing` found. */
export const spacingReason: Explain = ({ after }) =>
  after === ''
    ? 'No space stands before a full stop, a question mark or an exclamation mark.'
    : 'There is one space between words.';

/** No space into rows of values: "name,age,city". */
export const comma: Guard = ({ text, start, end, before: found, after }) => {
  if (after.length < found.length) return /[\p{L}\p{N}"”)]/u.test(text.charAt(start - 1)) ? 'A' : undefined;
  const tight = text.match(/,(?=\S)/g)?.length ?? 0;
  const spaced = text.match(/, /g)?.length ?? 0;
  return /\p{L}/u.test(text.charAt(start - 1)) && /\p{L}/u.test(text.charAt(end)) && tight <= spaced + 1 ? 'A' : 'B';
};

/** Not the plural or genitive ending before a space: "the '60s often". */
export const mergedWord: Guard = (place) =>
  /^[a-z ]+$/.test(place.before) && !/[\p{L}\p{N}'’-]/u.test(before(place)) ? 'B' : undefined;

/** Not after a pronoun that takes a noun beside it ("you guys", "brought you gifts"), nor helium. */
export const agreement: Guard = (place) => (/^(?:he|she|it|they|we)$/.test(wordBefore(place) ?? '') ? 'B' : undefined);

/** Not "every one of them", "every one to three months" nor the first half of "some one-man show". */
export const compound: Guard = ({ text, end }) => (NO_PRONOUN.test(text.slice(end, end + 40)) ? undefined : 'A');

/** Not "my self-taught skill", with or without the hyphen. */
export const self: Guard = (place) =>
  /^\s?[-‐‑–]/.test(place.text.slice(place.end)) || SELF_WORDS.has(wordAfter(place) ?? '') ? undefined : 'A';

/** Not "measure more best practices", where “more” counts them. */
export const degree: Guard = (place) =>
  /^more (?:best|worst)$/i.test(place.before) && wordAfter(place)?.endsWith('s') === true ? undefined : 'A';

/** “It” and “you” may be objects, whose clause ends before the verb: "those who use it are happy". */
export const inflection: Guard = ({ text, start }) => {
  const opener = /(\p{L}+)\s+(?:it|you)\s+$/iu.exec(text.slice(Math.max(0, start - 40), start))?.[1];
  return opener === undefined || CLAUSE_OPENERS.has(opener.toLowerCase()) ? 'A' : 'B';
};

/** Not the noun of "a sub-header that explains". */
export const comparison: Guard = ({ text, start }) =>
  /\b(?:more|less|fewer|rather|better|worse|bigger|smaller|larger|greater|higher|lower|older|younger|easier|harder|faster|longer|shorter|stronger|cheaper)(?: \p{L}+)? $/u.test(
    text.slice(Math.max(0, start - 40), start),
  )
    ? 'A'
    : 'B';
