import type { Directive } from '../../../protocol/directives/directives.ts';
import { originalOf } from '../../../protocol/fold/reduce-text.ts';
import { type Change, isHint } from '../../../protocol/document.ts';
import type { JobState } from '../../../protocol/fold/state.ts';
import type { DirectiveContext } from '../directives/directive-context.ts';
import { readDirectives } from '../directives/read-directives.ts';
import { meantBy } from '../directives/explained.ts';
import { FORMS } from '../directives/read-wish.ts';
import { ruleSpoken } from '../directives/rule-spoken.ts';
import { respelled } from '../directives/respelled.ts';

const MOST = 3;
/** Of a phrase or title that is put into an example. */
const LONGEST = 40;
/** Letters of a word that is no function word. */
const SHORTEST_TELLING = 6;
/** In every other sentence. */
const COMMON = new Set(
  "the a an in of to and or it is this that please do not from here for my your i you be all any as at on me we are was so by with but if no just only more don don’t don't change changes changing make leave keep alone they re ve ll are were them their nothing else first second one two some have had been would could also very too what when how there".split(
    ' ',
  ),
);

interface Surroundings {
  readonly state: JobState;
  readonly context: DirectiveContext;
  /** Whether a directive has something to be about. */
  readonly fits: (directive: Directive) => boolean;
}

/**
 * Sentences that would be understood and do something in this document and run: first what was perhaps meant, then those
 * that share words with what was not understood; where there are none, some that are made of the document itself.
 */
export function fittingExamples(notUnderstood: readonly string[], { state, context, fits }: Surroundings): string[] {
  const said = new Set(notUnderstood.flatMap((text) => wordsOf(text.slice(0, 1_000))));
  const meant = notUnderstood.flatMap((text) => meantBy(text.slice(0, 1_000)));
  const made = madeFrom(state, context);
  const known = FORMS.flatMap((form) => form.examples.map(({ says }) => says));
  const near = [...made, ...known]
    .map((says) => ({ says, shared: wordsOf(says).filter((word) => said.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted((a, b) => b.shared - a.shared)
    .map(({ says }) => says);
  const examples = fitting([...meant, ...near], { context, fits });
  return examples.length > 0 ? examples : fitting(made, { context, fits });
}

function fitting(candidates: readonly string[], { context, fits }: Pick<Surroundings, 'context' | 'fits'>): string[] {
  const examples: string[] = [];
  for (const says of new Set(candidates)) {
    if (examples.length === MOST) break;
    const { directives, notUnderstood: left } = readDirectives(says, context);
    if (left.length === 0 && directives.length > 0 && directives.every(fits)) examples.push(says);
  }
  return examples;
}

/** What somebody might want of this very document, as it stands. */
function madeFrom({ blocks }: JobState, { nextPass, currentPass }: DirectiveContext): string[] {
  const changes = blocks.flatMap((block) => block.changes);
  const spoken = changes.filter((change) => !isHint(change) && isTelling(change));
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

/** Whether it is known again by the words that it takes away: “was” is in every text. */
function isTelling({ before, category }: Change): boolean {
  return /^\p{L}[\p{L} '’-]{2,}$/u.test(before) && (category === 'spelling' || before.length >= SHORTEST_TELLING);
}

function wordsOf(text: string): string[] {
  const words = respelled(text.toLowerCase()).match(/[\p{L}]{2,}/gu) ?? [];
  return [...new Set(words)].filter((word) => !COMMON.has(word));
}
