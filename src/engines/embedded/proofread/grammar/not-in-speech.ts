import { isSpoken } from '../spoken-english.ts';
import type { GrammarRule } from './grammar-rule.ts';

/** The rule, but silent where a sentence is written as people speak: “I knowed it warn't no use” is meant so. */
export function notInSpeech(rule: GrammarRule): GrammarRule {
  return {
    ...rule,
    *find(sentence, words) {
      const found = [...rule.find(sentence, words)];
      if (found.length > 0 && !isSpoken(sentence.text.slice(sentence.start, sentence.end))) yield* found;
    },
  };
}
