import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Dialect } from '../../revision-engine.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { composeEdits } from '../compose-edits.ts';
import { dialectSpellings } from '../dialect/dialect-spellings.ts';
import { type DialectWish, dialectWish } from '../dialect/dialect-wish.ts';
import { spellingHabits } from '../dialect/spelling-habits.ts';
import { type DocumentWords, documentWords, ownWords, wordFacts } from '../document-words.ts';
import { compatible, type Edit, edited, touches } from '../../edits/edit.ts';
import { type Finding, type HarperLinter, harperLinter } from './harper-linter.ts';
import { knownToHarper } from './harper-signs.ts';
import { joinedLinter } from './joined-linter.ts';
import { sparingLinter } from './sparing-linter.ts';
import { isEnglish, notEnglish } from '../english.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Reviser, ToldDocument } from '../reviser.ts';
import { untouchable } from '../../edits/untouchable.ts';
import { errorDensity, HIGH_DENSITY } from './error-density.ts';
import { grammarStep } from './grammar/grammar-step.ts';
import type { RuleMatch } from './rule-match.ts';
import { RULES } from './rule-table.ts';
import { endsSentence, sentenceParts } from '../sentence-parts.ts';
import { spellingStep } from './spelling-step.ts';
import { isToldInDialect } from './spoken-english.ts';
import { lexicon } from './lexicon.ts';

/** UTF-16 units: some 30 ms of work, between which a cancel is noticed. */
const PART = 2048;
/** Around a correction that was made: a sentence or two. */
const NEARBY = 400;
/** A correction can bring out another ("a aple" → "an apple"); what is left after these rounds stays. */
const ROUNDS = 5;

interface Context extends ToldDocument {
  readonly words: DocumentWords;
  readonly wish: DialectWish;
  /** The block stands in text that is full of errors. */
  readonly loose: boolean;
  /** The document is told as people speak: its grammar is its own. */
  readonly spoken: boolean;
  readonly goOn: () => Promise<boolean>;
}

/** What is looked for in a round: grammar needs words that are right. */
type Look = 'words' | 'grammar' | 'both';

/** What a measurement puts in the place of the product's own. */
export interface ProofreaderParts {
  readonly open?: typeof harperLinter;
  /** Certain errors in a thousand words from which on a text counts as full of them. */
  readonly high?: number;
}

/**
 * The pass `proofread`: first Harper's precise rules and spelling, then grammar on what they leave, to the point where a
 * second run has nothing to do.
 */
export function proofreader({ open = harperLinter, high = HIGH_DENSITY }: ProofreaderParts = {}): Reviser {
  const english = lexicon();
  const spelling = spellingStep(english);
  const grammar = grammarStep(english);
  const linters = new Map<Dialect, Promise<HarperLinter>>();
  const isKnown = knownToHarper(english);

  return {
    read(document) {
      const words = documentWords(document.blocks);
      const wish = dialectWish(document.options.dialect, spellingHabits(document.blocks, document.options));
      const spoken = isToldInDialect(words.counts);
      const density = errorDensity(document, words, { spelling, grammar, wish }, high);
      return {
        facts: (block) =>
          JSON.stringify([isEnglish(block, words), density.isHigh(block), spoken, wish.facts, wordFacts(block, words)]),
        async revise(block, goOn) {
          if (!isEnglish(block, words)) return notEnglish(block);
          const loose = density.isHigh(block);
          const edits = await settled(block, { ...document, words, wish, loose, spoken, goOn });
          return edits && { block: block.id, changes: changesOf(edits, block, document) };
        },
      };
    },
  };

  async function settled(block: ProseBlock, given: Context): Promise<Edit[] | undefined> {
    let context = given;
    let sure: Edit[] = [];
    const suggestions: Edit[] = [];
    let text = block.text;
    let parts = sentenceParts(text, PART);
    for (let rounds = 1; rounds <= ROUNDS; rounds++) {
      const look = rounds === 1 ? 'words' : rounds === 2 ? 'grammar' : 'both';
      const now = text === block.text ? block : { ...block, text };
      const found = await round(now, parts, look, context);
      if (found === undefined) return undefined;
      const step = found.filter(({ tier }) => tier === 'A');
      if (rounds <= 2)
        suggestions.push(...found.flatMap((edit) => (edit.tier === 'A' ? [] : (backOver(sure, edit) ?? []))));
      if (step.length === 0 && (rounds > 2 || (rounds === 2 && sure.length === 0))) break;
      sure = composeEdits(block.text, sure, step);
      const changed = landed(rounds <= 2 ? sure : step);
      if (rounds === 1 && sure.length > 0) context = { ...context, words: ownWords(block, context.words) };
      text = edited(block.text, sure);
      parts = sentenceParts(text, rounds === 1 ? PART : NEARBY);
      if (rounds > 1) parts = parts.filter((part) => changed.some((span) => touches(span, part)));
    }
    return [...sure, ...compatible(suggestions).filter((edit) => !sure.some((other) => touches(edit, other)))].sort(
      (a, b) => a.start - b.start,
    );
  }

  /** What there is to do in some parts of the block. */
  async function round(
    block: ProseBlock,
    parts: readonly Span[],
    look: Look,
    context: Context,
  ): Promise<Edit[] | undefined> {
    const spans = untouchable(block, context.options);
    const edits: Edit[] = [];
    for (const [index, part] of parts.entries()) {
      if (index > 0 && !(await context.goOn())) return undefined;
      edits.push(...(await inPart(block, part, spans, look, context)));
    }
    return compatible(edits);
  }

  async function inPart(
    block: ProseBlock,
    part: Span,
    spans: readonly Span[],
    look: Look,
    { options, words, wish, loose, spoken }: Context,
  ): Promise<Edit[]> {
    const text = block.text.slice(part.start, part.end);
    const opensSentence = part.start > 0 ? endsSentence(block.text.slice(0, part.start)) : block.opensSentence;
    const isFree = ({ start, end }: Span) => !overlapsProtected(spans, start + part.start, end + part.start);
    const edits: Edit[] = [];
    if (look !== 'grammar') {
      const findings = await (await linterOf(wish.dialect)).find(text, options.format);
      if (loose) findings.push(...smallStart(text));
      edits.push(...findings.filter(isFree).flatMap((finding) => ruled(finding, { text, opensSentence }) ?? []));
      edits.push(...spelling.find({ text, isFree, words, wish, loose }));
      if (wish.isAsked) edits.push(...dialectSpellings(text, wish, isFree));
    }
    if (look !== 'words') edits.push(...grammar.find(text, isFree, loose));
    return heeding(options.rules, edits).map((edit) => ({
      ...edit,
      tier: spoken && edit.category === 'grammar' && edit.tier === 'A' ? 'B' : edit.tier,
      start: edit.start + part.start,
      end: edit.end + part.start,
    }));
  }

  function linterOf(dialect: Dialect): Promise<HarperLinter> {
    const rules = Object.keys(RULES);
    const linter =
      linters.get(dialect) ??
      open(dialect, rules).then((harper) => sparingLinter(joinedLinter(harper), rules, isKnown));
    linters.set(dialect, linter);
    return linter;
  }
}

/** What the table makes of a finding. */
function ruled(
  { rule: name, start, end, replacements }: Finding,
  { text, opensSentence }: Pick<RuleMatch, 'text' | 'opensSentence'>,
): Edit | undefined {
  const rule = RULES[name];
  const [best, ...alternatives] = replacements;
  const before = text.slice(start, end);
  if (rule === undefined || best === undefined || best === before) return undefined;
  const after = rule.rewrite?.(best, { before }) ?? best;
  const match = { text, start, end, before, after, opensSentence };
  const tier = rule.guard ? rule.guard(match) : rule.tier;
  if (tier === undefined) return undefined;
  return {
    start,
    end,
    after,
    category: rule.category,
    rule: name,
    reason: rule.explain?.(match) ?? rule.reason,
    confidence: tier === 'A' ? 0.9 : 0.5,
    tier,
    ...(alternatives.length > 0 ? { alternatives } : {}),
  };
}

/** Harper takes a start without a verb near it for a title. The rule’s guard says which words may open a sentence. */
function smallStart(text: string): Finding[] {
  const word = /^[a-z]+(?=[ ,])/.exec(text)?.[0];
  if (word === undefined) return [];
  const replacement = word.charAt(0).toUpperCase() + word.slice(1);
  return [{ rule: 'SentenceCapitalization', start: 0, end: word.length, replacements: [replacement] }];
}

/** An edit of the text after `made`, in the text before; undefined where the two meet. */
function backOver(made: readonly Edit[], edit: Edit): Edit | undefined {
  const places = landed(made);
  let shift = 0;
  for (const [index, place] of places.entries()) {
    if (touches(place, edit)) return undefined;
    if (place.start > edit.start) break;
    shift += growth(made[index]);
  }
  return { ...edit, start: edit.start - shift, end: edit.end - shift };
}

function growth(edit: Edit | undefined): number {
  return edit === undefined ? 0 : edit.after.length - (edit.end - edit.start);
}

/** Where the edits' results stand after them. */
function landed(edits: readonly Edit[]): Span[] {
  let shift = 0;
  return edits.map(({ start, end, after }) => {
    const from = start + shift;
    shift += after.length - (end - start);
    return { start: from, end: from + after.length };
  });
}
