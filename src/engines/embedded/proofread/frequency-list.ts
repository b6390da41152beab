import wordCounts from './data/word-counts.txt' with { type: 'text' };

/** Words of edited prose and how often each was counted there; see NOTICE for the source. */
export interface FrequencyList {
  /** 0 when the word was not counted, or is not one to propose. */
  count(word: string): number;
  /** Jargon that no dictionary has but edited prose uses. */
  isJargon(word: string): boolean;
  /** What was counted, without the jargon. */
  words(): Iterable<string>;
}

export function frequencyList(list: string = wordCounts): FrequencyList {
  const counts = new Map<string, number>();
  const jargon = new Set<string>();
  for (const line of list.split('\n')) {
    const [word, count] = line.split(' ');
    if (word === undefined || count === undefined) continue;
    if (word.startsWith('+')) jargon.add(word.slice(1));
    else counts.set(word, Number(count));
  }
  return {
    count: (word) => counts.get(word) ?? 0,
    isJargon: (word) => jargon.has(word),
    words: () => counts.keys(),
  };
}
