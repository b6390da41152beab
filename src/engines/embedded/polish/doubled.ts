import type { Edit } from '../../edits/edit.ts';
import { isSentenceStart } from '../sentence-place.ts';
import type { Rule } from '../rule.ts';
import type { Convention } from './convention.ts';

const GAP = '(?: |[ \\t]?\\r?\\n[ \\t]*)';
const WORDS = 'the|a|an|of|to|and|for|with|from|by|are|was|were|we|they|their|our|your';
const OPENERS = 'in|of|to|for|on|at|by|with|from|and|is|are|was|were|as|that';
const FOLLOWERS = 'the|a|an|this|these|our|your|their|its';
const DOUBLED_WORD = new RegExp(`(?<![\\p{L}\\p{N}'’&/-])(${WORDS})${GAP}\\1(?![\\p{L}\\p{N}'’&/.-])`, 'giu');
const DOUBLED_PHRASE = new RegExp(
  `(?<![\\p{L}\\p{N}'’&/-])((?:${OPENERS}) (?:${FOLLOWERS}))${GAP}\\1(?![\\p{L}\\p{N}'’&/-])`,
  'giu',
);

const RULES = [
  { name: 'doubled-word', category: 'consistency', tier: 'A', reason: 'The same word stands here twice.' },
  { name: 'doubled-phrase', category: 'consistency', tier: 'A', reason: 'The same words stand here twice.' },
] as const satisfies readonly Rule[];
const [WORD, PHRASE] = RULES;

/** Small words said twice, over the end of a line too: no sentence needs them so. */
export const DOUBLED: Convention = {
  rules: RULES,
  read: () => ({
    facts: () => '',
    *find({ text }) {
      for (const [rule, pattern] of [
        [PHRASE, DOUBLED_PHRASE],
        [WORD, DOUBLED_WORD],
      ] as const) {
        for (const { 0: found, 1: once = '', index } of text.matchAll(pattern)) {
          const second = found.slice(once.length).trimStart();
          const opens = once === once.toLowerCase() || isSentenceStart(text, index);
          if (second !== second.toLowerCase() || !opens) continue;
          yield editOf(rule, index, index + found.length, once);
        }
      }
    },
  }),
};

function editOf({ name, category, tier, reason }: Rule, start: number, end: number, after: string): Edit {
  return { start, end, after, category, rule: name, reason, tier, confidence: 0.9 };
}
