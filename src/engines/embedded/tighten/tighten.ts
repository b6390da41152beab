import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Tier } from '../../../protocol/document.ts';
import type { Register, RevisionOptions } from '../../revision-engine.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { type DialectWish, dialectWish } from '../dialect/dialect-wish.ts';
import { spellingHabits } from '../dialect/spelling-habits.ts';
import { documentEnglish } from '../document-words.ts';
import type { Edit } from '../../edits/edit.ts';
import { isEnglish, notEnglish } from '../english.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Reviser } from '../reviser.ts';
import { sentencesOf } from '../../../documents/words/sentences.ts';
import { isSentenceStart, wordAfter, wordBefore } from '../sentence-place.ts';
import { settle } from '../settle.ts';
import { withArticle } from '../with-article.ts';
import { untouchable } from '../../edits/untouchable.ts';
import { isOneOf } from './neighbour-classes.ts';
import { type PhraseMatch, PhraseMatcher } from './phrase-matcher.ts';
import { PHRASES } from './phrase-table.ts';
import type { Condition } from './phrase.ts';
import { repetitions } from './repetition.ts';

/** A word that is spoken of, not used: “utilize”, *utilize*. */
const MENTIONED = /["'“”‘’*_]/;

/** The pass `tighten`: what is said in many words is said in few, what is said in rare ones in plain ones. */
export function tightener(): Reviser {
  const matcher = new PhraseMatcher(PHRASES);
  return {
    read(document) {
      const words = documentEnglish(document.blocks);
      const wish = dialectWish(document.options.dialect, spellingHabits(document.blocks, document.options));
      return {
        facts: (block) => `${isEnglish(block, words)}:${wish.of('yze') ?? ''}`,
        async revise(block) {
          if (!isEnglish(block, words)) return notEnglish(block);
          const { options } = document;
          const find = (text: string) => heeding(options.rules, tightened(matcher, { ...block, text }, options, wish));
          const edits = settle(block.text, find);
          return { block: block.id, changes: changesOf(edits, block, document) };
        },
      };
    },
  };
}

function tightened(matcher: PhraseMatcher, block: ProseBlock, options: RevisionOptions, wish: DialectWish): Edit[] {
  const edits: Edit[] = [];
  let spans: readonly Span[] | undefined;
  for (const matches of matcher.find(block.text)) {
    for (const match of matches) {
      const edit = editOf(match, block, options.register, wish);
      if (edit === undefined) continue;
      spans ??= untouchable(block, options);
      if (overlapsProtected(spans, edit.start, edit.end)) continue;
      edits.push(edit);
      break;
    }
  }
  for (const edit of repetitions(block.text, sentencesOf(block.text))) {
    spans ??= untouchable(block, options);
    if (!overlapsProtected(spans, edit.start, edit.end)) edits.push(edit);
  }
  return edits;
}

function editOf(match: PhraseMatch, block: ProseBlock, register: Register, wish: DialectWish): Edit | undefined {
  const { phrase } = match;
  const tier = phrase.tiers[register];
  const { text } = block;
  if (tier === undefined || isMentioned(text, match) || isNamed(text, match)) return undefined;
  if (!phrase.conditions.every((condition) => holds(condition, text, match))) return undefined;
  const span = match.instead[0] === '' ? withoutPhrase(text, match) : replaced(text, match, wish);
  if (span === undefined) return undefined;
  const { category, name, reason } = phrase;
  return { ...span, category, rule: name, reason, tier: tierIn(block, tier), confidence: tier === 'A' ? 0.9 : 0.5 };
}

/** A heading is a name that links lead to, and a cell is often a term: there, nothing is sure. */
function tierIn({ kind }: ProseBlock, tier: Tier): Tier {
  return tier === 'A' && (kind === 'heading' || kind === 'table_cell') ? 'B' : tier;
}

function isMentioned(text: string, { start, end }: Span): boolean {
  if (start === 0 && end === text.length) return true;
  return MENTIONED.test(text.charAt(start - 1)) || MENTIONED.test(text.charAt(end));
}

/** With a capital inside a sentence it is a part of a name or a title. */
function isNamed(text: string, { start }: Span): boolean {
  return /^\p{Lu}\p{Ll}/u.test(text.slice(start, start + 2)) && !isSentenceStart(text, start);
}

function holds({ stands, wanted, words }: Condition, text: string, { start, end }: Span): boolean {
  if (stands === 'near') return wordsBefore(text, start).some((word) => isOneOf(word, words)) === wanted;
  if (stands === 'ahead') return wordsAfter(text, end).some((word) => isOneOf(word, words)) === wanted;
  const beside = stands === 'after' ? wordBefore(text, start) : wordAfter(text, end).toLowerCase();
  return isOneOf(beside, words) === wanted;
}

/** In lower case, the three words in front with no mark between them. */
function wordsBefore(text: string, at: number): string[] {
  return (/(?:[\p{L}'’]+\s+){1,3}$/u.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? '').toLowerCase().split(/\s+/);
}

/** In lower case, the three words behind with no mark between them. */
function wordsAfter(text: string, at: number): string[] {
  return (/^(?:\s+[\p{L}'’]+){1,3}/u.exec(text.slice(at, at + 60))?.[0] ?? '').toLowerCase().trim().split(/\s+/);
}

type Replacement = Pick<Edit, 'start' | 'end' | 'after' | 'alternatives'>;

function replaced(text: string, { start, end, instead }: PhraseMatch, wish: DialectWish): Replacement {
  const options = instead.map((words) => likeWritten(text.charAt(start), spelled(words, wish)));
  return withArticle(text, { start, end }, options);
}

/**
 * The phrase goes with the space behind it, or before a mark with the one in front; where it opened a sentence, the next
 * word does.
 */
function withoutPhrase(text: string, { start, end }: PhraseMatch): Replacement | undefined {
  const behind = /^([,]?\s+)(\p{L}+)?/u.exec(text.slice(end, end + 40));
  if (behind === null) {
    const isLast = /^[,.;:)]/.test(text.slice(end)) && /[\p{L}\p{N}] $/u.test(text.slice(0, start));
    return isLast ? { start: start - 1, end, after: '' } : undefined;
  }
  const [, space = '', word] = behind;
  if (!/^\p{Lu}/u.test(text.slice(start, start + 2))) return { start, end: end + space.length, after: '' };
  if (word === undefined) return undefined;
  return { start, end: end + space.length + word.length, after: word.charAt(0).toUpperCase() + word.slice(1) };
}

/** “Analyze” is the one word of the lists that the dialects spell differently. */
function spelled(words: string, wish: DialectWish): string {
  return wish.of('yze') === 'gb' ? words.replace(/^analyz/, 'analys') : words;
}

function likeWritten(first: string, words: string): string {
  return first === first.toLowerCase() ? words : words.charAt(0).toUpperCase() + words.slice(1);
}
