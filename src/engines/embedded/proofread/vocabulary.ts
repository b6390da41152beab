import wordCounts from './data/word-counts.txt' with { type: 'text' };

/** Words of edited prose and how often each was counted there; see NOTICE for the source. */
export interface Vocabulary {
  /** 0 when the word was not counted, or is not one to propose. */
  count(word: string): number;
  /** Jargon that no dictionary has but edited prose uses. */
  isJargon(word: string): boolean;
  /** Words that differ from `written` by one letter more, less or other, or by two neighbours swapped. */
  near(written: string): ReadonlySet<string>;
}

/** Takes some 100 ms and 15 MB for the list that ships. */
export function vocabulary(list: string = wordCounts): Vocabulary {
  const counts = new Map<string, number>();
  const jargon = new Set<string>();
  const byDeletion = new Map<string, string[]>();
  for (const line of list.split('\n')) {
    const [word, count] = line.split(' ');
    if (word === undefined || count === undefined) continue;
    if (word.startsWith('+')) {
      jargon.add(word.slice(1));
      continue;
    }
    counts.set(word, Number(count));
    if (word.length < 3) continue;
    for (const key of deletions(word)) {
      const words = byDeletion.get(key);
      if (words === undefined) byDeletion.set(key, [word]);
      else words.push(word);
    }
  }
  return {
    count: (word) => counts.get(word) ?? 0,
    isJargon: (word) => jargon.has(word),
    near: (written) => new Set(deletions(written).flatMap((key) => byDeletion.get(key) ?? [])),
  };
}

/** Two words one edit apart share one of these: the word itself and the word without one of its letters. */
function deletions(word: string): string[] {
  const keys = [word];
  for (let i = 0; i < word.length; i++) {
    if (i > 0 && word[i] === word[i - 1]) continue;
    keys.push(word.slice(0, i) + word.slice(i + 1));
  }
  return keys;
}
