import type { Morphology } from './morphology.ts';
import type { GrammarRule } from './grammar-rule.ts';
import type { PhrasePattern } from './phrase-pattern.ts';
import type { Fix, Sentence } from './sentence.ts';

export interface OrderedRule {
  readonly rule: GrammarRule;
  /** The place of the rule among all. */
  readonly order: number;
}

export interface Found extends OrderedRule {
  readonly fix: Fix;
}

interface Line extends OrderedRule {
  readonly pattern: PhrasePattern;
}

const NONE: readonly Line[] = [];
const NO_RULES: readonly OrderedRule[] = [];

/** Looks for all rules in a sentence; the lines of all tables are found in one walk over its words. */
export function ruleSearch(rules: readonly OrderedRule[], words: Morphology): (sentence: Sentence) => Found[] {
  const byOpening = new Map<string, Line[]>();
  const anywhere: Line[] = [];
  const byWord = new Map<string, OrderedRule[]>();
  const always: OrderedRule[] = [];
  for (const ordered of rules) {
    const { rule, order } = ordered;
    if ('find' in rule) {
      if (rule.when === undefined) always.push(ordered);
      for (const word of rule.when ?? []) byWord.set(word, [...(byWord.get(word) ?? []), ordered]);
      continue;
    }
    for (const pattern of rule.patterns) {
      const line = { rule, order, pattern };
      if (pattern.openings === undefined) anywhere.push(line);
      for (const word of pattern.openings ?? []) byOpening.set(word, [...(byOpening.get(word) ?? []), line]);
    }
  }

  return (sentence) => {
    const found: Found[] = [];
    const called = new Set<OrderedRule>(always);
    for (let index = 0; index < sentence.length; index++) {
      const word = sentence.word(index);
      match(byOpening.get(word) ?? NONE, sentence, index, found);
      match(anywhere, sentence, index, found);
      for (const ordered of byWord.get(word) ?? NO_RULES) called.add(ordered);
    }
    for (const { rule, order } of called) {
      if (!('find' in rule)) continue;
      for (const fix of rule.find(sentence, words)) found.push({ rule, order, fix });
    }
    return found;
  };
}

/** Puts what the lines find at the place to what was found. */
function match(lines: readonly Line[], sentence: Sentence, index: number, found: Found[]): void {
  for (const { rule, order, pattern } of lines) {
    const fix = pattern.find(sentence, index);
    if (fix !== undefined) found.push({ rule, order, fix });
  }
}
