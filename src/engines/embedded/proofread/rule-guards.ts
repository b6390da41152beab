import type { Tier } from '../../../protocol/document.ts';
import { COMPARATIVE, SUPERLATIVE } from './comparatives.ts';
import { leadOf, type RuleMatch, restOf, wordAfterMatch, wordBeforeMatch } from './rule-match.ts';
import { isSpoken } from './spoken-english.ts';
import { supposes, wishes } from './subjunctive.ts';

/** What a rule's finding is worth where it stands; undefined when it is likely to be wrong. */
export type Guard = (match: RuleMatch) => Tier | undefined;

/** One sentence for a person on why, where a rule has several reasons. */
export type Explain = (match: RuleMatch) => string;

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
  'is very so no bye many more really far long you her his do did yes ha la million billion thousand blah'.split(' '),
);
/** No noun phrase starts with one: the "a" before it is a letter or a name. */
const NO_NOUN = new Set(
  'and or is in if as at of on it are for to with was not but from by before after instead where when that goes means stands comes behind'.split(
    ' ',
  ),
);
const CLAUSE_OPENERS = new Set(
  'and but or so because since while when whenever where if that which what how why although though unless until after before as than then think'.split(
    ' ',
  ),
);
/** “Most older people” are many of them. */
const DOUBLE_DEGREE = new RegExp(
  `^(?:more (?:${COMPARATIVE}|${SUPERLATIVE})|most (?:better|worse|${SUPERLATIVE}))$`,
  'i',
);
/** Behind these “more” counts things. */
const COUNTS = /^(?:\bany|or|two|three|four|five|six|ten|some|no|many|few|several|once|hundred|thousand|\d+)$/;
const NUMBER = '(?:\\d|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty|fifty|a hundred|hundred)';
const NO_PRONOUN = new RegExp(`^(?:-| of\\b| (?:hundred|thousand|million|or) ?|,? (?:to|or|in) ${NUMBER})`, 'i');
/** What stands behind a pronoun and not between “one” and its noun. */
const AFTER_SOMEONE =
  /^(?:is|was|has|had|does|did|can|could|will|would|should|must|may|might|who|whom|whose|that|else|in|at|on|to|for|from|with|by|and|or|but|as|if|when|because|so|here|there|he|she|they|i|we|you|it|always|never|really|also|\p{L}+(?:[^s]s|ed)|came|went|said|told|knew|got|took|made)$/u;
const SELF_WORDS = new Set(
  'assessment assurance awareness care concept confidence control defense discipline doubt employed esteem expression help identity image interest portrait respect study taught worth'.split(
    ' ',
  ),
);
/** What is no sentence, an entry of a list or a line of verse, has no such end. */
const ENDS_AS_SENTENCE = /[.!?…][\])"'”’*_]*\s*$/;
const GOES_ON = /^(?:and|but|or|nor|yet|so|for|as|though|what|would|how|when|why|who|where)$/i;
/** After these a full stop ends no sentence. */
const ABBREVIATION =
  /\b(?:[Ee]tc|[Vv]s|[Aa]pprox|[Ii]nc|[Ll]td|[Ff]igs?|[Ee]st|[Dd]epts?|[Gg]ovt|[Uu]niv|[Aa]ssoc|[Cc]orp|Bros|[Ii]ntl|[Nn]atl|[Mm]fg|[Mm]gmt|[Pp]rof|Capt|Sgt|[Mm]isc|[Ii]ncl|[Ee]xcl|[Rr]esp|Blvd|Pkwy|[Ee]ds|[Ee]sp|Feb|Sept|Gen|Rev|Hon|Gov|Sen|Rep|Vol|Chap|Sec|Art|Ext|Tel|Ave|Col|Jan|Mar|Apr|Aug|Oct|Nov|Dec|Mon|Tues?|Weds?|Thurs?|Fri|Messrs|Mme|Esq|[Oo]rgs|[Mm]ax|[Mm]in|[Tt]rans|[Vv]iz|[Tt]emp)\. +$/;
/** Yahoo! and Jeopardy! have the mark in their names. */
const NAME_WITH_MARK = /(?<=^|[\p{L}\p{N}][,;]? )\p{Lu}\p{L}+! +$/u;

/** “An historic day”: where the first syllable is not stressed, many say and write “an”. */
const UNSTRESSED_H =
  /^h(?:istor(?!y)|abitual|ysteri|otel|ereditar|eroic|orrif|ypothe[ts]|ypnotic|armoni|undred|urried|umble|umane|umorous|umourous|erb|alluc|ilarious|omage)/;

/** Read letter by letter by some and as a word by others: “a FAQ” and “an FAQ”, “an html page”. */
function isSpelledOut(word: string): boolean {
  if (/^\p{Lu}{2,6}s?$/u.test(word))
    return /^(?:[FHLMNRSX][AEIOU]|S[CHKLMNPT]\p{Lu}*[AEIOU]|F[LR][AEIOU]|U)/u.test(word);
  return /^(?:[fhlmnrsx][b-df-hj-np-tv-xz]{1,4}|u[b-df-hj-np-tv-xz]{2,4}|m[^aeiouy]\p{L}+|x[^aeiouy]\p{L}+)$/u.test(
    word,
  );
}

const markBefore = ({ text, start }: RuleMatch) => text.charAt(start - 1);
const markAfter = ({ text, end }: RuleMatch) => text.charAt(end);

/** Not the letter of "M&A", "influenza A" or "(a)", and no "a" before a silent h or "unidentified". */
export const article: Guard = (match) => {
  const word = wordAfterMatch(match);
  if (!/^(?:a|an|A|An)$/.test(match.before) || word === undefined || word.length < 2 || /^['’]/.test(word))
    return undefined;
  if (/[\p{L}\p{N}&(/\\-]/u.test(markBefore(match))) return undefined;
  if (/^an$/i.test(match.before) && /^(?:h(?:on|eir|our)|un(?!i[^dmn]))/.test(word)) return undefined;
  if (/^an$/i.test(match.before) && (word === 'one' || UNSTRESSED_H.test(word))) return undefined;
  if (isSpelledOut(/^\s+([\p{L}\p{N}]+)/u.exec(match.text.slice(match.end))?.[1] ?? '')) return undefined;
  if (NO_NOUN.has(word) && !/^\s+\p{L}+-/u.test(match.text.slice(match.end))) return undefined;
  if (match.before !== 'A') return 'A';
  return /(?:^|[.!?] +)$/.test(match.text.slice(0, match.start)) &&
    /^ (?:\p{Ll}|\p{Lu}{2,6} \p{Ll})/u.test(match.text.slice(match.end))
    ? 'A'
    : undefined;
};

/** Only before words that no possessive can stand before, and not after a preposition: "of decreasing its folding". */
export const itIs: Guard = (match) =>
  AFTER_IT_IS.has(wordAfterMatch(match) ?? '') && !PREPOSITIONS.has(wordBeforeMatch(match) ?? '') ? 'A' : undefined;

/** Only words that open sentences, at a clear end of the one before: fragments ("private rooftop") stay as they are. */
export const sentenceStart: Guard = (match) => {
  if (!SENTENCE_OPENERS.has(match.before.toLowerCase()) || !/[\s,]/.test(markAfter(match))) return undefined;
  const lead = match.text.slice(0, match.start);
  if (lead.trim() === '') return match.opensSentence && ENDS_AS_SENTENCE.test(match.text) ? 'A' : undefined;
  // “Trifling things, indeed! but her heart throbbed”: after such a mark a sentence may go on.
  if (/[!?]["'”’)]* +$/.test(lead) && (/!["'”’)]* +$/.test(lead) || GOES_ON.test(match.before))) return 'B';
  return /(?:[a-z]{3,}|\d{3,})[.!?]["'”’)]* +$/.test(lead) && !ABBREVIATION.test(lead) && !NAME_WITH_MARK.test(lead)
    ? 'A'
    : undefined;
};

/** Not an enumeration "(i)", a tag or a variable. */
export const pronounI: Guard = (match) => {
  if (match.before !== 'i') return 'A';
  if (
    /^(?:the|ind(?:ex|ices)|variables?|letters?|vowels?|vitamins?|subscripts?|elements?|rows?|columns?|integers?|unit|imaginary|let|over|step|part|item)$/.test(
      wordBeforeMatch(match) ?? '',
    )
  )
    return undefined;
  // “a and i”, “i and j”: one letter beside another.
  if (/(?:^|[\s"“‘'(])[b-hj-z](?:,| and| or| to)\s+$|\ba and\s+$/i.test(leadOf(match))) return undefined;
  if (/^(?:,| and| or| to)\s+(?:[b-hj-z]|i{1,3})(?=$|[\s.,;:!?)"”’])/i.test(restOf(match))) return undefined;
  return /^$|[\s"“‘']/.test(markBefore(match)) &&
    /^(?:['’ ,]|$)/.test(markAfter(match)) &&
    !/^ *[=<>+*)]/.test(match.text.slice(match.end))
    ? 'A'
    : undefined;
};

/** Verbs that take “in” or “on” to themselves. */
const PARTICLE_VERB =
  /^(?:is|are|was|were|be|been|come|comes|came|coming|go|goes|went|going|gone|get|gets|got|log(?:s|ged|ging)?|sign(?:s|ed|ing)?|move[sd]?|moving|turn(?:s|ed|ing)?|check(?:s|ed|ing)?|hand(?:s|ed)?|give[sn]?|gave|check|put|stay(?:s|ed)?|live[sd]?|settle[sd]?|drop(?:s|ped)?|fill(?:s|ed)?|switch(?:ed)?|carr(?:y|ied)|keep|kept|move|hold|held|take[sn]?|took|cave[-]?)$/;

/** “They said that that we should go”: before a subject of its own the second one has nothing to point at. */
const OPENS_SUBJECT = /^(?:i|you|he|she|it|we|they|the|a|an|this|these|there|my|your|his|our|their)$/;

/**
 * Not names ("Baden Baden"), nor words that are rightly or for emphasis said twice: what he had had, she said that that
 * book was hers, very very.
 */
export const doubledWord: Guard = (match) => {
  const doubled = match.before;
  // “At At the Heart”, “in In-page”: a title begins.
  const word =
    / \p{Lu}/u.test(doubled) && !doubled.startsWith('the ')
      ? undefined
      : /^\p{Lu}?[a-z]+/u.exec(doubled)?.[0].toLowerCase();
  if (word === undefined || word === 'had') return undefined;
  if (word === 'that') return OPENS_SUBJECT.test(wordAfterMatch(match) ?? '') ? 'B' : undefined;
  // “They were on on Monday”, “she came in in a hurry”.
  const particle = /^(?:on|in|up|out|off|over|by|to)$/.test(word) && PARTICLE_VERB.test(wordBeforeMatch(match) ?? '');
  return particle || DOUBLED_FOR_A_REASON.has(word) ? 'B' : 'A';
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
export const mergedWord: Guard = (match) =>
  /^[a-z ]+$/.test(match.before) && !/[\p{L}\p{N}'’-]/u.test(markBefore(match)) ? 'B' : undefined;

/** Their past is their base form, or they are no verbs of that meaning: “he bet”, “he loose his keys”. */
const NO_PRESENT =
  /^(?:bet|loose|put|let|set|read|cut|hit|hurt|shut|quit|split|spread|burst|cast|cost|shed|thrust|wed|rid)$/;

/** Not after a pronoun that takes a noun beside it ("you guys"), nor helium, nor where one wishes: "I suggest he go". */
export const agreement: Guard = (match) =>
  /^(?:he|she|it|they|we)$/.test(wordBeforeMatch(match) ?? '') &&
  !NO_PRESENT.test(match.before) &&
  !wishes(leadOf(match))
    ? 'B'
    : undefined;

/** Not "every one of them", "some one thing", "each and every one" nor the first half of "some one-man show". */
export const compound: Guard = (match) => {
  const { text, end, before: found } = match;
  if (NO_PRONOUN.test(text.slice(end, end + 40)) || /\beach and $/i.test(leadOf(match))) return undefined;
  const next = wordAfterMatch(match);
  return /one$/i.test(found) && next !== undefined && (!AFTER_SOMEONE.test(next) || next === 'species')
    ? undefined
    : 'A';
};

/** Not "my self-taught skill", with or without the hyphen. */
export const self: Guard = (match) =>
  /^\s?[-‐‑–]/.test(match.text.slice(match.end)) || SELF_WORDS.has(wordAfterMatch(match) ?? '') ? undefined : 'A';

/** Not "measure more best practices", "a year or more later", "two more older sisters" nor "more modest". */
export const degree: Guard = (match) => {
  if (!DOUBLE_DEGREE.test(match.before)) return undefined;
  if (/^more (?:best|worst)$/i.test(match.before) && wordAfterMatch(match)?.endsWith('s') === true) return undefined;
  return COUNTS.test(wordBeforeMatch(match) ?? '') ? undefined : 'A';
};

/**
 * Not where the pronoun is the object of what stands before (“those who use it are happy”, “one task for us was this”),
 * nor in speech as it is spoken (“He were a good man, were Tom”).
 */
export const inflection: Guard = (match) => {
  const [lead, verb] = [leadOf(match), match.before];
  const [, opener, pronoun = ''] = /(?:(\p{L}+)\s+)?(\p{L}+)\s+$/u.exec(lead) ?? [];
  if (/^(?:us|them|me|him|her)$/i.test(pronoun)) return undefined;
  if (/^(?:it|you)$/i.test(pronoun) && opener !== undefined && !CLAUSE_OPENERS.has(opener.toLowerCase()))
    return undefined;
  if (verb === 'were' && supposes(lead)) return undefined;
  return isSpoken(lead + verb + restOf(match)) ? undefined : 'A';
};

const MODAL = '(?:can|could|will|would|shall|should|may|might|must)';
const TWO_MODALS = new RegExp(`^${MODAL} ${MODAL}$`, 'i');

/** Not "as specific as you can will help", nor "dare" and "need", which are also verbs of their own. */
export const modals: Guard = (match) => {
  if (!TWO_MODALS.test(match.before)) return undefined;
  if (/\b(?:as|all|what|whatever|everything|best|than|that|who|how|where|when|if)\b/i.test(leadOf(match)))
    return undefined;
  return /(\p{L}+) \1|(?:will|would|should|must|may|shall) (?:can|could)/iu.test(match.before) ? 'A' : 'B';
};

/** "Its the end" and "your the best" lack an apostrophe; of an article and an owner, either may be the one too many. */
export const oneOwner: Guard = (match) => {
  const next = wordAfterMatch(match);
  if (next === undefined || /^(?:and|or|own)$/.test(next) || /^(?:the \p{Lu}|\p{Ll}.* \p{Lu})/u.test(match.before))
    return undefined;
  if (/^its the$/i.test(match.before)) return OPENS_CLAUSE.test(leadOf(match)) ? 'A' : 'B';
  if (/^your the$/i.test(match.before))
    return OPENS_CLAUSE.test(leadOf(match)) &&
      /^(?:best|worst|one|only|first|last|kind|man|woman|person|reason|boss|most)$/.test(next)
      ? 'A'
      : undefined;
  return /^(?:the|an?) /i.test(match.before) ? 'A' : 'B';
};
const OPENS_CLAUSE =
  /(?:^|[,;:(“"] ?|\b(?:and|but|so|because|that|if|when|think|know|say|says|said|guess|hope|sure|maybe|like|believe) )$/i;

/** “Its the” is meant as “it’s the”. */
export function withOneOwner(after: string, { before: found }: Pick<RuleMatch, 'before'>): string {
  if (/^its the$/i.test(found)) return `${found.slice(0, 2)}'s the`;
  return /^your the$/i.test(found) ? `${found.slice(0, 3)}'re the` : after;
}

export const oneOwnerReason: Explain = ({ after }) =>
  after.includes("'")
    ? `“${after.replace("'", '’')}” is meant here, with an apostrophe for the letter left out.`
    : '“The” and a word such as “my” or “your” do not stand side by side: one is enough.';

/** Not what the own rules for forms decide by what stands beside it: “childs play”, “he beared witness”. */
export const irregular: Guard = ({ before: found }) =>
  /^(?:childs|womans|mans|mens|wifes|lifes|beared|waked|putted|builded|lighted|shined|weaved|spitted|hanged|pleaded)$/i.test(
    found,
  )
    ? undefined
    : 'A';

/** Not the cant of thieves: the verb has a subject before it. */
export const cannot: Guard = (match) =>
  /^(?:the|a|of|his|her|their|its|this|that|such|old|and|no|some|by|in|with|moral|religious|thieves['’])$/.test(
    wordBeforeMatch(match) ?? '',
  ) || /^(?:of|and|or|is|was|about)$/.test(wordAfterMatch(match) ?? '')
    ? undefined
    : 'A';

/** Not “they are lay people”. */
export const participle: Guard = ({ before: found }) => (/^lay$/i.test(found) ? undefined : 'A');

/** Not “by 0.09 day while”. */
export const wholeDays: Guard = (match) =>
  /\d[.,]\d+$/.test(match.text.slice(Math.max(0, match.start - 12), match.start)) ? undefined : 'A';
