import type { Change } from '../../src/protocol/document.ts';

export type Verdict = 'helpful' | 'neutral' | 'harmful';

/**
 * What an edit alone does to a sentence: helpful when it brings it closer to any of the references, harmful when closer
 * to none and farther from one. Closeness is counted in tokens to insert, delete or replace.
 */
export function verdict(text: string, { start, end, after }: Change, references: readonly string[]): Verdict {
  const changed = tokens(text.slice(0, start) + after + text.slice(end));
  const source = tokens(text);
  const gains = references.map((reference) => {
    const wanted = tokens(reference);
    return distance(source, wanted) - distance(changed, wanted);
  });
  if (gains.some((gain) => gain > 0)) return 'helpful';
  return gains.some((gain) => gain < 0) ? 'harmful' : 'neutral';
}

function tokens(sentence: string): string[] {
  return sentence.match(/[\p{L}\p{N}]+(?:['’]\p{L}+)?|[^\s\p{L}\p{N}]/gu) ?? [];
}

function distance(a: readonly string[], b: readonly string[]): number {
  let previous = b.map((_, index) => index + 1);
  previous.unshift(0);
  for (const [i, token] of a.entries()) {
    const current = [i + 1];
    for (const [j, other] of b.entries()) {
      const swap = (previous[j] ?? 0) + (token === other ? 0 : 1);
      current.push(Math.min(swap, (previous[j + 1] ?? 0) + 1, (current[j] ?? 0) + 1));
    }
    previous = current;
  }
  return previous.at(-1) ?? 0;
}
