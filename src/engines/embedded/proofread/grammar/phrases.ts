import type { GrammarRule, RuleHead } from './grammar-rule.ts';
import { phrasePattern } from './phrase-pattern.ts';

/** A rule that is a table of phrases; see `phrasePattern` for how a line is written. */
export function phrases({ lines, ...rule }: RuleHead & { readonly lines: readonly string[] }): GrammarRule {
  return { ...rule, patterns: lines.map(phrasePattern) };
}
