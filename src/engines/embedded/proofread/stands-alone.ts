import type { RevisionOptions } from '../../revision-engine.ts';

type Test = (text: string) => boolean;

/** Whether an address of the web goes on Harper tells by whether an @ follows anywhere. */
const ODD_CHARACTER = /[^\P{C}\n]|@|\n[^\S\n]*\n/u;
const OPENS_PLAINLY = /^["'“‘(]?[\p{L}\p{N}]/u;
/** Behind a sentence the parts of a long text keep its space. */
const CLOSES_PLAINLY = /\S$|[.!?]["'”’)\]]? $/;
/** Harper stops to look for articles in the whole text at a word that it has both ways. */
const EITHER_ARTICLE = /(?<![\p{L}\p{N}])an?[^\p{L}\p{N}]+(?:LED|SQL|URL|[^\p{L}]*ubi)/iu;
/** Whether a capital A before a vowel is an article, and whether a word stands twice, Harper tells at the wrong place. */
const CAPITAL_ARTICLE =
  /(?<![\p{L}\p{N}])A[^\p{L}\p{N}]+(?:[aeiouhAEIOUH\d]|[A-Z](?![a-z])|[a-z](?!\p{L})|(?![A-Za-z])\p{L})/u;
const DOUBLED = /(?<![\p{L}\p{N}])([\p{L}\p{N}'’.;&/]+)\s+\1(?!\p{L})/iu;
/** Abbreviations and names of files are put together from tokens, but not at the end of a text. */
const ABBREVIATED_END = /(?<![\p{L}\p{N}])\p{L}\.[^\p{L}\p{N}]*[\p{L}\p{N}'’]*[^\p{L}\p{N}]*$/u;
/** Markdown takes it away. */
const LINK_TARGET = /\]\([^)]*\)/g;
const FILE_ENDING = /(?:^|[\s(])\.[A-Za-z]/;
/** A label may begin with a small letter: a lone sentence without six words in a row. */
const SMALL_START = /^[*_~[]*(?!\p{Lu})\p{L}/u;
const SIX_WORDS = /(?<![^\s])(?:[A-Za-z]+ ){5}[A-Za-z]+(?=[ ,;!?]|\.?$)/;
const ENDS_SENTENCE = /[.!?]["'”’)\]*_]* ?$/;
const NO_SENTENCE_END = /(?:\.{2}|(?<![\p{L}])(?:etc|vs|esp|al)\.)["'”’)\]*_]* ?$/iu;
/** In a sentence without its end Harper takes the break behind it for a word, which matters to rules about these. */
const WEIGHED_WORD =
  /(?<!\p{L})(?:its?|to|too|two|there|their|is|are|am|was|were|be|been|\p{L}+['’]\p{L}+|eager|fail\p{L}*|inclin\p{L}*|manag\p{L}*|ready|aim\p{L}*|agree\p{L}*|arrang\p{L}*|aspir\p{L}*|attempt\p{L}*|decid\p{L}*|endeavo\p{L}*|expect\p{L}*|forg[eo]t\p{L}*|hop(?:e|ing)\p{L}*|intend\p{L}*|learn\p{L}*|long\p{L}*|mean\p{L}*|need\p{L}*|neglect\p{L}*|prepar\p{L}*|refus\p{L}*|resolv\p{L}*|struggl\p{L}*|tr(?:y|ied|ies)\p{L}*|want\p{L}*)(?!\p{L})/iu;
/** No rule about them looks farther ahead. */
const LAST_WORDS = /(?:\S+\s+){0,3}\S*$/u;
const SPACED_MARK = /(?:^|\s)[^\p{L}\p{N}]+$/u;

/** What Markdown reads as more than a paragraph, or across paragraphs. */
const MARKUP =
  /(?:^|\n)[ \t]*(?:[#>|=+:<~-]|\d{1,9}[.)](?:\s|$)|[*_](?:\s|$)|(?:[*_][ \t]*){3}|`{3}|\[[^\]]*\]:|\[\^)|\[\[|\]\]|\\$/;
const OPENS_IN_MARKUP = /^(?:["'“‘([*_]|\*\*|__|`(?!`)){0,4}[\p{L}\p{N}]/u;

const ANYWHERE: readonly Test[] = [
  (text) => ODD_CHARACTER.test(text) || !CLOSES_PLAINLY.test(text),
  (text) => EITHER_ARTICLE.test(text) || CAPITAL_ARTICLE.test(text) || DOUBLED.test(text),
  (text) => ABBREVIATED_END.test(text.slice(-200).replace(LINK_TARGET, ']')) || FILE_ENDING.test(text),
  (text) =>
    isEnded(text)
      ? SMALL_START.test(text) && !SIX_WORDS.test(text)
      : WEIGHED_WORD.test(LAST_WORDS.exec(text)?.[0] ?? '') || SPACED_MARK.test(text),
];

/**
 * Whether Harper must be given the text by itself. Joined to others it would find something else there: its rules and
 * its parser look further than a paragraph in the cases that are told apart here.
 */
export function standsAlone(text: string, format: RevisionOptions['format']): boolean {
  if (ANYWHERE.some((test) => test(text))) return true;
  return format === 'markdown' ? !OPENS_IN_MARKUP.test(text) || MARKUP.test(text) : !OPENS_PLAINLY.test(text);
}

function isEnded(text: string): boolean {
  return ENDS_SENTENCE.test(text) && !NO_SENTENCE_END.test(text);
}
