import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { documentEnglish } from '../document-words.ts';
import { compatible, type Edit } from '../../edits/edit.ts';
import { isEnglish, notEnglish } from '../english.ts';
import { hint } from '../hint.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Register } from '../../revision-engine.ts';
import type { Reviser } from '../reviser.ts';
import { isSentenceStart, wordAfter, wordBefore } from '../sentence-place.ts';
import { untouchable } from '../../edits/untouchable.ts';
import { withArticle } from '../with-article.ts';
import { TONE_RULES, type ToneRule } from './tone-rules.ts';

/** The pass `tone`: it points to words whose tone may not be the one wanted, and is sure of none. */
export function toneChecker(): Reviser {
  return {
    read(document) {
      const language = documentEnglish(document.blocks);
      return {
        facts: (block) => String(isEnglish(block, language)),
        async revise(block) {
          if (!isEnglish(block, language)) return notEnglish(block);
          const { options } = document;
          const found = heeding(options.rules, [...findings(block, options.register)]);
          const spans = found.length === 0 ? [] : untouchable(block, options);
          const free = found.filter(({ start, end }) => !overlapsProtected(spans, start, end));
          return { block: block.id, changes: changesOf(compatible(firstHints(free)), block, document) };
        },
      };
    },
  };
}

/** A title shouts and leaves out as it likes. */
function* findings({ kind, text }: ProseBlock, register: Register): Generator<Edit> {
  if (kind === 'heading') return;
  for (const rule of TONE_RULES) {
    if (!rule.registers.includes(register)) continue;
    for (const { 0: found, index } of text.matchAll(rule.pattern)) yield* finding(rule, text, index, found);
  }
}

function* finding(rule: ToneRule, text: string, start: number, found: string): Generator<Edit> {
  const end = start + found.length;
  const place = { before: wordBefore(text, start), after: wordAfter(text, end) };
  const instead = rule.instead === undefined ? [] : rule.instead(found, place);
  if (instead === undefined) return;
  const { name, category, reason, tier } = rule;
  const isName = /^\p{Lu}\p{Ll}/u.test(found) && !isSentenceStart(text, start);
  if (instead.length === 0 || isName) {
    yield { ...hint(rule, text, { start, end }), tier: 'C' };
    return;
  }
  const { after, alternatives = [], ...span } = withArticle(text, { start, end }, instead);
  yield {
    ...span,
    after,
    category,
    rule: name,
    reason,
    tier,
    confidence: 0.5,
    ...(alternatives.length > 0 && { alternatives }),
  };
}

/** Of what only points, once a block is enough. */
function firstHints(edits: readonly Edit[]): Edit[] {
  const said = new Set<string>();
  return edits.filter(({ tier, rule }) => {
    if (tier !== 'C') return true;
    const first = !said.has(rule);
    said.add(rule);
    return first;
  });
}
