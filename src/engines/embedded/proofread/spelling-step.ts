import type { Span } from '../../../documents/spans/span.ts';
import type { Dialect } from '../../revision-engine.ts';
import { differAsDialectsDo } from './dialect-spelling.ts';
import type { DocumentWords } from '../document-words.ts';
import type { Edit } from '../edit.ts';
import { misspelling } from './spelling.ts';
import type { Vocabulary } from './vocabulary.ts';
import { type WordCheck, wordCheck } from './word-check.ts';

/** A lower-case word by itself: no part of a name, path, address, tag, number or hyphenated word. */
const LONE_WORD =
  /(?<![\p{L}\p{N}\p{M}_@#/\\.'’‘´`&\u00AD-]|\b\p{Lu}\. )[a-z]{3,}(?![\p{L}\p{N}\p{M}_@/'’‘´`\u00AD-]|\\(?!\r?\n)|\.[\p{L}\p{N}])/gu;
/** From here on a word that the document uses may be its own: a term or a name. */
const REPEATED = 2;
const ENGLISH = { US: 'American', GB: 'British', AU: 'Australian', CA: 'Canadian', IN: 'Indian' } as const;

type Judgement = Omit<Edit, 'start' | 'end'>;

export interface SpellingStep {
  /** @param isFree Whether a span of the text may be changed. */
  find(text: string, isFree: (span: Span) => boolean, words: DocumentWords, dialect: Dialect): Promise<Edit[]>;
}

/**
 * Harper knows which words are in no dictionary and some that are like them; which of those was meant, and whether
 * that is sure, is decided here.
 */
export function spellingStep(vocabulary: Vocabulary): SpellingStep {
  const checks = new Map<Dialect, WordCheck>();

  return {
    async find(text, isFree, words, dialect) {
      const places = loneWords(text).filter((place) => !words.terms.has(place.word) && isFree(place));
      const unknown = await checkOf(dialect).suggestions(places.map(({ word }) => word));
      const edits: Edit[] = [];
      for (const { word, start, end } of places) {
        const suggestions = unknown.get(word);
        if (suggestions === undefined) continue;
        const repeated = (words.counts.get(word) ?? 0) >= REPEATED;
        const judgement = await judge(word, suggestions, repeated, dialect);
        if (judgement !== undefined) edits.push({ ...judgement, start, end });
      }
      return edits;
    },
  };

  function checkOf(dialect: Dialect): WordCheck {
    const check = checks.get(dialect) ?? wordCheck(dialect);
    checks.set(dialect, check);
    return check;
  }

  async function judge(
    word: string,
    suggestions: readonly string[],
    repeated: boolean,
    dialect: Dialect,
  ): Promise<Judgement | undefined> {
    const name = suggestions.find((suggestion) => suggestion.toLowerCase() === word);
    if (name !== undefined) {
      return suggested(name, 'Capital', `“${name}” is a name and starts with a capital letter.`, 'spelling');
    }
    const found = misspelling(word, suggestions, repeated, vocabulary);
    if (found === undefined) return undefined;
    const { after, alternatives, sure, confidence } = found;
    const variant = suggestions.find((suggestion) => differAsDialectsDo(word, suggestion));
    if (vocabulary.count(word) > 0 || (variant !== undefined && (await isKnownElsewhere(word, dialect)))) {
      const here = variant ?? after;
      const reason = `“${word}” is the spelling of another dialect; ${ENGLISH[dialect]} English has “${here}”.`;
      return suggested(here, 'DialectSpelling', reason, 'consistency');
    }
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

  async function isKnownElsewhere(word: string, dialect: Dialect): Promise<boolean> {
    return !(await checkOf(dialect === 'US' ? 'GB' : 'US').suggestions([word])).has(word);
  }
}

function loneWords(text: string): (Span & { readonly word: string })[] {
  return [...text.matchAll(LONE_WORD)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

function suggested(after: string, rule: string, reason: string, category: Edit['category']): Judgement {
  return { after, rule, reason, category, confidence: 0.5, tier: 'B' };
}
