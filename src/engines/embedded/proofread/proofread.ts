import { overlapsProtected } from '../../../documents/protected-spans.ts';
import type { Span } from '../../../documents/spans/span.ts';
import type { Dialect } from '../../revision-engine.ts';
import { changesOf, heeding } from '../changes.ts';
import { composeEdits } from '../compose-edits.ts';
import { type DocumentWords, documentWords } from '../document-words.ts';
import { compatible, type Edit, edited, touches } from '../edit.ts';
import { type Finding, type HarperLinter, harperLinter } from './harper-linter.ts';
import { isEnglish, notEnglish } from '../english.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Reviser, ToldDocument } from '../reviser.ts';
import { untouchable } from '../untouchable.ts';
import type { Place } from './rule-guards.ts';
import { RULES } from './rule-table.ts';
import { endsSentence, sentenceParts } from '../sentence-parts.ts';
import { spellingStep } from './spelling-step.ts';
import { vocabulary } from './vocabulary.ts';

/** UTF-16 units: some 30 ms of work, between which a cancel is noticed. */
const PART = 2048;
/** Around a correction that was made: a sentence or two. */
const NEARBY = 400;
/** A correction can bring out another ("a aple" → "an apple"); what is left after these rounds stays. */
const ROUNDS = 3;

interface Context extends ToldDocument {
  readonly words: DocumentWords;
  readonly goOn: () => Promise<boolean>;
}

/** The pass `proofread`: Harper's precise rules and gated spelling, to the point where a second run has nothing to do. */
export function proofreader(): Reviser {
  const spelling = spellingStep(vocabulary());
  const linters = new Map<Dialect, Promise<HarperLinter>>();

  return {
    read(document) {
      const words = documentWords(document.blocks);
      return {
        async revise(block, goOn) {
          if (!isEnglish(block, words)) return notEnglish(block);
          const edits = await settled(block, { ...document, words, goOn });
          return edits && { block: block.id, changes: changesOf(edits, block, document) };
        },
      };
    },
  };

  async function settled(block: ProseBlock, context: Context): Promise<Edit[] | undefined> {
    let found = await round(block, sentenceParts(block.text, PART), context);
    if (found === undefined) return undefined;
    const suggestions = found.filter(({ tier }) => tier !== 'A');
    let sure: Edit[] = [];
    let text = block.text;
    for (let rounds = 1; rounds <= ROUNDS; rounds++) {
      const step = found.filter(({ tier }) => tier === 'A');
      if (step.length === 0) break;
      sure = composeEdits(block.text, sure, step);
      const changed = landed(step);
      text = edited(text, step);
      if (rounds === ROUNDS) break;
      const nearby = sentenceParts(text, NEARBY).filter((part) => changed.some((span) => touches(span, part)));
      found = await round({ ...block, text }, nearby, context);
      if (found === undefined) return undefined;
    }
    return [...sure, ...suggestions.filter((edit) => !sure.some((other) => touches(edit, other)))].sort(
      (a, b) => a.start - b.start,
    );
  }

  /** What there is to do in some parts of the block. */
  async function round(block: ProseBlock, parts: readonly Span[], context: Context): Promise<Edit[] | undefined> {
    const spans = untouchable(block, context.options);
    const edits: Edit[] = [];
    for (const [index, part] of parts.entries()) {
      if (index > 0 && !(await context.goOn())) return undefined;
      edits.push(...(await inPart(block, part, spans, context)));
    }
    return compatible(edits);
  }

  async function inPart(
    block: ProseBlock,
    part: Span,
    spans: readonly Span[],
    { options, words }: Context,
  ): Promise<Edit[]> {
    const text = block.text.slice(part.start, part.end);
    const opensSentence = part.start > 0 ? endsSentence(block.text.slice(0, part.start)) : block.opensSentence;
    const isFree = ({ start, end }: Span) => !overlapsProtected(spans, start + part.start, end + part.start);
    const findings = await (await linterOf(options.dialect)).find(text, options.format);
    const grammar = findings.filter(isFree).flatMap((finding) => ruled(finding, { text, opensSentence }) ?? []);
    const misspelled = await spelling.find(text, isFree, words, options.dialect);
    return heeding(options.rules, [...grammar, ...misspelled]).map((edit) => ({
      ...edit,
      start: edit.start + part.start,
      end: edit.end + part.start,
    }));
  }

  function linterOf(dialect: Dialect): Promise<HarperLinter> {
    const linter = linters.get(dialect) ?? harperLinter(dialect, Object.keys(RULES));
    linters.set(dialect, linter);
    return linter;
  }
}

/** What the table makes of a finding. */
function ruled(
  { rule: name, start, end, replacements }: Finding,
  { text, opensSentence }: Pick<Place, 'text' | 'opensSentence'>,
): Edit | undefined {
  const rule = RULES[name];
  const [best, ...alternatives] = replacements;
  const before = text.slice(start, end);
  if (rule === undefined || best === undefined || best === before) return undefined;
  const after = rule.rewrite?.(best) ?? best;
  const place = { text, start, end, before, after, opensSentence };
  const tier = rule.guard ? rule.guard(place) : rule.tier;
  if (tier === undefined) return undefined;
  return {
    start,
    end,
    after,
    category: rule.category,
    rule: name,
    reason: rule.explain?.(place) ?? rule.reason,
    confidence: tier === 'A' ? 0.9 : 0.5,
    tier,
    ...(alternatives.length > 0 ? { alternatives } : {}),
  };
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
