import { overlapsProtected } from '../../../documents/spans/protected-spans.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { documentEnglish } from '../document-words.ts';
import { compatible, type Edit } from '../../edits/edit.ts';
import { isEnglish, notEnglish } from '../english.ts';
import { hint } from '../hint.ts';
import type { ProseBlock } from '../prose-block.ts';
import type { Reviser } from '../reviser.ts';
import type { Rule } from '../rule.ts';
import { sentencesOf, type Sentence } from '../../../documents/words/sentences.ts';
import { untouchable } from '../../edits/untouchable.ts';
import { type HeadingRemarks, headingRemarks } from './heading-remarks.ts';

/** Words. The first number of each is for plain English, where less is asked of a reader. */
const LONG_SENTENCE = { plain: 28, neutral: 40, academic: 45 } as const;
const LONG_PARAGRAPH = { plain: 130, neutral: 200, academic: 250 } as const;

export const STRUCTURE_RULES = [
  {
    name: 'long-sentence',
    category: 'structure',
    tier: 'C',
    reason: 'A long sentence: two or three short ones are easier to follow.',
  },
  {
    name: 'long-paragraph',
    category: 'structure',
    tier: 'C',
    reason: 'A long paragraph: readers find their way better where each one has a single thought.',
  },
  { name: 'heading-jump', category: 'structure', tier: 'C', reason: 'The heading skips a level.' },
  { name: 'heading-empty', category: 'structure', tier: 'C', reason: 'Another heading follows, and no text between.' },
  {
    name: 'headings-missing',
    category: 'structure',
    tier: 'C',
    reason: 'Much text without a heading: one would show the reader the way.',
  },
] as const satisfies readonly Rule[];
const [LONG, PARAGRAPH, JUMP, EMPTY, MISSING] = STRUCTURE_RULES;

/** The pass `structure`: it points to what is hard to follow, and changes nothing. */
export function structureChecker(): Reviser {
  return {
    read(document) {
      const language = documentEnglish(document.blocks);
      const remarks = headingRemarks(document.blocks);
      return {
        facts: (block) => JSON.stringify([isEnglish(block, language), ...saidOf(block, remarks)]),
        async revise(block) {
          if (!isEnglish(block, language)) return notEnglish(block);
          const edits = hints(block, remarks, document.options.register);
          const spans = edits.length === 0 ? [] : untouchable(block, document.options);
          const free = edits.filter(({ start, end }) => !overlapsProtected(spans, start, end));
          return {
            block: block.id,
            changes: changesOf(compatible(heeding(document.options.rules, free)), block, document),
          };
        },
      };
    },
  };
}

function saidOf({ id }: ProseBlock, { jumps, empty, missing }: HeadingRemarks) {
  return [jumps.get(id) ?? null, empty.has(id), missing.has(id)];
}

function hints(
  block: ProseBlock,
  { jumps, empty, missing }: HeadingRemarks,
  register: keyof typeof LONG_SENTENCE,
): Edit[] {
  const { id, kind, text } = block;
  const sentences = sentencesOf(text);
  const [first] = sentences.flatMap(({ words }) => words);
  if (first === undefined) return [];
  const edits: Edit[] = [];
  if (kind === 'heading') {
    const jump = jumps.get(id);
    if (jump !== undefined) edits.push(hint(JUMP, text, first, jump));
    else if (empty.has(id)) edits.push(hint(EMPTY, text, first));
    return edits;
  }
  if (missing.has(id)) edits.push(hint(MISSING, text, first));
  edits.push(...sentences.flatMap((sentence) => longSentence(text, sentence, LONG_SENTENCE[register])));
  const last = sentences.at(-1)?.words.at(-1);
  const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
  if (kind === 'paragraph' && last !== undefined && words > LONG_PARAGRAPH[register]) {
    edits.push(hint(PARAGRAPH, text, last, `This paragraph has ${words} words. ${PARAGRAPH.reason}`));
  }
  return edits;
}

/** Where the words of a sentence stand in a series, its length counts for less. */
function longSentence(text: string, { start, end, words }: Sentence, most: number): Edit[] {
  const [first] = words;
  if (first === undefined || words.length <= most) return [];
  const sentence = text.slice(start, end);
  const series = (sentence.match(/[,;]/g) ?? []).length;
  if (series * 5 > words.length || /\n[ \t]*\n/.test(sentence)) return [];
  return [hint(LONG, text, first, `This sentence has ${words.length} words. ${LONG.reason}`)];
}
