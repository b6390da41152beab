import { documentTerms } from '../../documents/words/document-terms.ts';
import { wordCounts } from '../../documents/words/word-counts.ts';
import { blockLooksEnglish } from './block-language.ts';
import type { ProseBlock } from './prose-block.ts';

/** What the whole document says about its words; a block alone cannot tell a term from a slip. */
export interface DocumentWords {
  /** Names and terms of the document, in lower case: not to be corrected. */
  readonly terms: ReadonlySet<string>;
  /** How often each lower-case word stands in the document. */
  readonly counts: ReadonlyMap<string, number>;
  /** Blocks too short to tell their language are in English, as most of the others. */
  readonly english: boolean;
}

export function documentWords(blocks: readonly ProseBlock[]): DocumentWords {
  const terms = new Set([...documentTerms(blocks)].map((term) => term.toLowerCase()));
  const language = documentEnglish(blocks);
  return {
    terms,
    counts: wordCounts(blocks),
    get english() {
      return language.english;
    },
  };
}

/** Whether most of the blocks are in English, of those that can be told. */
export function documentEnglish(blocks: readonly Pick<ProseBlock, 'text'>[]): Pick<DocumentWords, 'english'> {
  let told: boolean | undefined;
  const tell = () => {
    const languages = blocks.map(blockLooksEnglish);
    const count = (english: boolean) => languages.filter((language) => language === english).length;
    return count(true) >= count(false);
  };
  return {
    // Only a block too short to tell its language asks, and all are read for it.
    get english() {
      return (told ??= tell());
    },
  };
}

const ANY_WORD = /\p{L}[\p{L}\p{M}]*(?:'\p{L}+)*/gu;
/** What `ANY_WORD` finds where there are no letters but a to z, several times as fast. */
const PLAIN_WORD = /[a-z]+(?:'[a-z]+)*/g;
const LETTERS_BEYOND = /[^\s!-~\u2010-\u2027]/;
/** From here on a word that the document uses may be its own. */
const REPEATED = 2;

/** What of it concerns the words of one block: which are terms, and which the document repeats. */
export function wordFacts(block: Pick<ProseBlock, 'text'>, { terms, counts }: DocumentWords): string {
  let facts = '';
  for (const word of wordsOf(block)) {
    facts += (terms.has(word) ? 2 : 0) + ((counts.get(word) ?? 0) >= REPEATED ? 1 : 0);
  }
  return facts;
}

/** The same with nothing but those facts: of words that corrections bring into the block it says nothing. */
export function ownWords(block: Pick<ProseBlock, 'text'>, document: DocumentWords): DocumentWords {
  const { terms, counts } = document;
  const own = [...new Set(wordsOf(block))];
  return {
    terms: new Set(own.filter((word) => terms.has(word))),
    counts: new Map(own.flatMap((word) => ((counts.get(word) ?? 0) >= REPEATED ? [[word, REPEATED]] : []))),
    get english() {
      return document.english;
    },
  };
}

function wordsOf({ text }: Pick<ProseBlock, 'text'>): readonly string[] {
  const small = text.toLowerCase().replaceAll('’', "'");
  return small.match(LETTERS_BEYOND.test(small) ? ANY_WORD : PLAIN_WORD) ?? [];
}
