import type { GrammarRule } from './grammar-rule.ts';
import { type PhrasePattern, phrasePattern } from './phrase-pattern.ts';

const NONE: readonly PhrasePattern[] = [];

/** A rule that is a table of phrases; see `phrasePattern` for how a line is written. */
export function phrases({
  lines,
  ...rule
}: Omit<GrammarRule, 'find'> & { readonly lines: readonly string[] }): GrammarRule {
  const byOpening = new Map<string, PhrasePattern[]>();
  const others: PhrasePattern[] = [];
  for (const pattern of lines.map(phrasePattern)) {
    if (pattern.openings === undefined) others.push(pattern);
    for (const word of pattern.openings ?? []) byOpening.set(word, [...(byOpening.get(word) ?? []), pattern]);
  }
  return {
    ...rule,
    *find(sentence) {
      for (let index = 0; index < sentence.length; index++) {
        const opened = byOpening.get(sentence.word(index)) ?? NONE;
        for (const pattern of others.length === 0 ? opened : [...opened, ...others]) {
          const fix = pattern.find(sentence, index);
          if (fix !== undefined) yield fix;
        }
      }
    },
  };
}
