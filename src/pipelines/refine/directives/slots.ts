import type { DIALECTS, Place } from '../../../protocol/directives/directives.ts';
import type { Category } from '../../../protocol/document.ts';
import type { DirectiveContext } from './directive-context.ts';
import { QUOTED } from './said.ts';
import {
  CATEGORY_WORDS,
  DIALECT_WORDS,
  isVocabulary,
  meaningOf,
  PART_WORDS,
  PASS_WORDS,
  rulesCalled,
} from './vocabulary.ts';

/** What stood in a pattern's place for something, with what is needed to read it. */
export interface Slot {
  readonly said: string;
  readonly quotations: readonly string[];
  readonly context: DirectiveContext;
}

export const ITEMS = /\s*(?:,\s*(?:and|or|nor)?|\band\b|\bor\b|\bnor\b|&|\s\+\s|\/)\s*/i;
/** Several words with capitals are a name. */
const NAME = /^\p{Lu}[\p{L}\p{M}'’-]*(?: \p{Lu}[\p{L}\p{M}'’-]*)+$/u;
const WORD = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*$/u;
const WORD_KIND =
  /^(?:the |my |(?:in )?any )?(?:words?|terms?|names?|spellings?(?: of)?|phrases?|abbreviations?|expressions?) /i;
/** Said of something else than a word. */
const NO_WORDS = new Set(
  'it this that them these those me you us him her everything anything nothing something all any one the my your here there so well enough most some half part parts much many few both each rest first last only things stuff text more'.split(
    ' ',
  ),
);
export const DETERMINER =
  /^(?:(?:all|(?:in )?any|(?:anything|everything|the text|text|the words|words) (?:in|of|inside|within)|every|each) )?(?:of )?(?:the |my |your |our |these |those )?/i;
const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** Words to leave alone: quoted, called words, or single words that stand for themselves. */
export function wordsIn(slot: Slot): string[] | undefined {
  return wordsThat(slot, (word) => !NO_WORDS.has(word.toLowerCase()));
}

/**
 * Words where any other word might mean something else: quoted, called words, written as no common word is, or seen in a
 * change of the job.
 */
export function clearWordsIn(slot: Slot): string[] | undefined {
  const isClear = (word: string) => /[\p{Lu}\p{N}]/u.test(word) || slot.context.wasChanged(word);
  return wordsThat(slot, (word) => !NO_WORDS.has(word.toLowerCase()) && isClear(word));
}

function wordsThat({ said, quotations, context }: Slot, isClear: (word: string) => boolean): string[] | undefined {
  const items = said
    .split(/(?<=») (?=«)/)
    .flatMap((part) => part.split(ITEMS))
    .filter(Boolean);
  const called = WORD_KIND.test(said);
  const words = items.map((item) => {
    const word = item.replace(WORD_KIND, '');
    const quoted = quotation(word, quotations);
    if (quoted) return quoted;
    if (!called && isVocabulary(word.replace(DETERMINER, ''))) return undefined;
    const stands = called || /\p{Lu}/u.test(word) || context.hasWord(word);
    return NAME.test(word) || (WORD.test(word) && (called || isClear(word)) && stands) ? word : undefined;
  });
  const found = words.filter((word) => word !== undefined);
  return found.length > 0 && found.length === words.length ? found : undefined;
}

const TOLD =
  /\s+(?:changes?|edits?|corrections?|fixes|suggestions?|findings?|warnings?|hints?|remarks?|complaints?|comments?|rules?|checks?)$/i;

/** Rules, by what people call what they do: all of them are some, or none is. */
export function rulesIn(slot: Slot): string[] | undefined {
  return rulesThat(slot, false);
}

/** Rules that would put in what is named, or any whose suggestions are named as such. */
export function addedRulesIn(slot: Slot): string[] | undefined {
  return rulesThat(slot, !TOLD.test(slot.said));
}

function rulesThat({ said }: Slot, added: boolean): string[] | undefined {
  const items = said.replace(TOLD, '').replace(DETERMINER, '').split(ITEMS).filter(Boolean);
  const rules = items.map((item) => rulesCalled(item.replace(DETERMINER, ''), added));
  return rules.length > 0 && rules.every((found) => found !== undefined) ? rules.flat() : undefined;
}

const DIALECT_NOUNS =
  /\s+(?:english|spellings?|dialect|style|conventions?|orthography|version|variants?|forms?|usage|rules|language)$/i;

/** A dialect by its name; “us” is one only in capitals, or where English is said. */
export function dialectIn({ said }: Slot): (typeof DIALECTS)[number] | undefined {
  let name = said.replace(/^(?:the|my|our|proper|standard|plain) /i, '');
  for (let before = ''; before !== name;) {
    before = name;
    name = name.replace(DIALECT_NOUNS, '');
  }
  return name === 'us' && !DIALECT_NOUNS.test(said) ? undefined : meaningOf(DIALECT_WORDS, name);
}

const PLAIN_MISTAKES = /^(?:the )?(?:(?:real|actual|obvious|clear|plain|true|outright) )?(?:mistakes?|errors?)$/i;

export function categoriesIn({ said }: Slot): Category[] | undefined {
  if (PLAIN_MISTAKES.test(said)) return ['spelling', 'grammar', 'punctuation'];
  const kind =
    /\s+(?:mistakes?|errors?|issues?|problems?|marks?|changes?|edits?|fixes|corrections?|suggestions?|warnings?|checks?)$/i;
  const items = said.replace(DETERMINER, '').split(ITEMS).filter(Boolean);
  const found = items.map((item) => meaningOf(CATEGORY_WORDS, item.replace(kind, '').replace(DETERMINER, '')));
  const known = found.filter((category) => category !== undefined);
  return known.length > 0 && known.length === found.length ? [...new Set(known)] : undefined;
}

/** A block where the feedback is for one; else it may be anything that was spoken of. */
const PRONOUN = /^(?:this|it|that|this one|that one|this bit|here)$/i;

/** Places, one or several: all of them are some, or none is. */
export function placesIn(slot: Slot): Place[] | undefined {
  const whole = placeIn(slot);
  if (whole) return [whole];
  const items = slot.said.split(ITEMS).filter(Boolean);
  const places = items.map((said) => placeIn({ ...slot, said }));
  const found = places.filter((place) => place !== undefined);
  return found.length > 0 && found.length === places.length ? found : undefined;
}

function placeIn({ said, quotations, context }: Slot): Place | undefined {
  if (PRONOUN.test(said)) return context.targetsBlock ? { part: 'block' } : undefined;
  const part = meaningOf(PART_WORDS, said) ?? meaningOf(PART_WORDS, said.replace(DETERMINER, ''));
  if (part) return { part };
  const block = /^(?:the )?(?:block )?(b\d+)$/i.exec(said)?.[1]?.toLowerCase() ?? numberedBlock(said, context);
  if (block !== undefined) return { block };
  const title = /^(?:the )?(?:section|chapter|part)(?: (?:called|named|titled|on|about))? (.+)$/i.exec(said)?.[1];
  const named = title ?? /^(?:the )?(.+?) (?:section|chapter|part)$/i.exec(said)?.[1];
  const section = named === undefined ? undefined : sectionNamed(named, quotations, context);
  if (section !== undefined) return meaningOf(PART_WORDS, section) ? placeOfPart(section) : { section };
  const heading = quotation(said, quotations) ?? said.replace(DETERMINER, '');
  return context.hasSection(heading) ? { section: heading } : undefined;
}

/** One word, or written as a title is. */
const UNKNOWN_TITLE = /^(?:\S+$|[\p{Lu}\p{N}])/u;

/** Unquoted, a title ends where another wish may begin, unless the document has one that goes on. */
function sectionNamed(named: string, quotations: readonly string[], context: DirectiveContext): string | undefined {
  const quoted = quotation(named, quotations);
  if (quoted !== undefined) return quoted;
  if (named.includes('«')) return undefined;
  const title = named.replace(/^the /i, '');
  if (context.hasSection(title)) return title;
  return UNKNOWN_TITLE.test(title) && !/[,;&]|\b(?:and|but|then|in the)\b/i.test(title) ? title : undefined;
}

function placeOfPart(said: string): Place | undefined {
  const part = meaningOf(PART_WORDS, said);
  return part && { part };
}

/** “the third paragraph”, “paragraph 3”, “the last paragraph” */
function numberedBlock(said: string, context: DirectiveContext): string | undefined {
  const match = /^(?:the )?(?:(\w+) paragraph|paragraph (?:number )?(\d{1,6}))$/i.exec(said);
  if (!match) return undefined;
  const [, ordinal = '', digits] = match;
  const index = digits === undefined ? ORDINALS.indexOf(ordinal.toLowerCase()) : Number(digits) - 1;
  return ordinal.toLowerCase() === 'last' ? context.paragraphs.at(-1) : context.paragraphs[index];
}

/** Passes, one or several: all of them are some, or none is. */
export function passesIn(slot: Slot): string[] | undefined {
  const items = slot.said.split(ITEMS).filter(Boolean);
  const passes = items.map((said) => passIn({ ...slot, said })).filter((pass) => pass !== undefined);
  return passes.length > 0 && passes.length === items.length ? passes : undefined;
}

/** A pass by its name, or “this pass” and “the next pass” as they are at the moment. */
export function passIn({ said, context }: Slot): string | undefined {
  const bare = said.replace(/^(?:the )?(?:rest of )?(?:the )?/i, '').toLowerCase();
  if (/^(?:this|current) pass$/.test(bare)) return context.currentPass;
  if (/^next(?: pass)?$/.test(bare)) return context.nextPass;
  const [, ordinal = '', digits] = /^(?:(\w+) pass|pass (?:number )?(\d{1,3}))$/.exec(bare) ?? [];
  const numbered = context.passes[digits === undefined ? ORDINALS.indexOf(ordinal) : Number(digits) - 1];
  if (numbered !== undefined) return numbered;
  const name = bare.replace(/ pass(?:es)?$/, '');
  return meaningOf(PASS_WORDS, name) ?? context.passes.find((known) => known === name);
}

/** A rule's name: quoted, or one word. */
export function ruleIn({ said, quotations }: Slot): string | undefined {
  const quoted = quotation(said, quotations);
  const name = quoted ?? said;
  return (quoted === undefined ? /^[\p{L}][\p{L}\p{N}_-]{2,63}$/u : /^.{1,64}$/u).test(name) ? name : undefined;
}

function quotation(said: string, quotations: readonly string[]): string | undefined {
  const index = new RegExp(`^${QUOTED.source}$`).exec(said.trim())?.[1];
  return index === undefined ? undefined : quotations[Number(index)];
}
