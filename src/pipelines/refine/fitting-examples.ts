import type { Directive } from '../../protocol/directives.ts';
import { originalOf } from '../../protocol/reduce-text.ts';
import { isHint } from '../../protocol/document.ts';
import type { JobState } from '../../protocol/state.ts';
import type { DirectiveContext } from './directives/directive-context.ts';
import { FORMS, readDirectives } from './directives/read-directives.ts';
import { ruleSpoken } from './rule-named.ts';
import { respelled } from './directives/respelled.ts';

const MOST = 3;
/** Of a phrase or title that is put into an example. */
const LONGEST = 40;
/** In every other sentence. */
const COMMON = new Set(
  'the a an in of to and or it is this that please do not from here for my your i you be all change changes'.split(' '),
);

interface Surroundings {
  readonly state: JobState;
  readonly context: DirectiveContext;
  /** Whether a directive has something to be about. */
  readonly fits: (directive: Directive) => boolean;
}

/**
 * Sentences that would be understood and do something in this document and run: those that share most words with what
 * was not understood come first, then those that are made of the document itself.
 */
export function fittingExamples(notUnderstood: readonly string[], { state, context, fits }: Surroundings): string[] {
  const said = new Set(notUnderstood.flatMap((text) => wordsOf(text.slice(0, 1_000))));
  const made = madeFrom(state, context);
  const known = FORMS.flatMap((form) => form.examples.map(({ says }) => says));
  const scored = [...new Set([...made, ...known])].map((says, index) => {
    const shared = wordsOf(says).filter((word) => said.has(word)).length;
    return { says, score: shared * 2 + (index < made.length ? 1 : 0) };
  });
  const examples: string[] = [];
  for (const { says, score } of scored.toSorted((a, b) => b.score - a.score)) {
    if (score === 0 || examples.length === MOST) break;
    const { directives, notUnderstood: left } = readDirectives(says, context);
    if (left.length === 0 && directives.length > 0 && directives.every(fits)) examples.push(says);
  }
  return examples;
}

/** What somebody might want of this very document, as it stands. */
function madeFrom({ blocks }: JobState, { nextPass, currentPass }: DirectiveContext): string[] {
  const changes = blocks.flatMap((block) => block.changes);
  const spoken = changes.filter((change) => !isHint(change) && /^\p{L}[\p{L} '’-]{2,}$/u.test(change.before));
  const word = (spoken.findLast(({ category }) => category !== 'spelling') ?? spoken.at(-1))?.before;
  const rule = changes.findLast((change) => !isHint(change))?.rule;
  const titles = blocks.flatMap((block) => (block.kind === 'heading' ? [originalOf(block).trim()] : []));
  const title = titles.slice(1).find((text) => text.length <= LONGEST && /^[\p{L}\p{N} ,'’-]+$/u.test(text));
  return [
    ...(word !== undefined && word.length <= LONGEST ? [`Leave “${word}” alone.`] : []),
    ...(title === undefined ? [] : [`Do not touch the section “${title}”.`]),
    ...(nextPass === undefined || nextPass === currentPass ? [] : [`Skip the ${nextPass} pass.`]),
    ...(rule === undefined ? [] : [`No changes of the rule “${ruleSpoken(rule)}”.`]),
    'Only fix spelling from here.',
    'Only suggest from here on.',
    'Do not touch the introduction.',
  ];
}

function wordsOf(text: string): string[] {
  const words = respelled(text.toLowerCase()).match(/[\p{L}]{2,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !COMMON.has(word));
}
