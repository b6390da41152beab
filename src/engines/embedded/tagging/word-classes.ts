import list from './data/word-classes.txt' with { type: 'text' };

/** How edited prose uses a word; shares are tenths, 0 to 9. See NOTICE for the source. */
export interface WordClass {
  readonly uses: number;
  readonly noun: number;
  readonly verb: number;
  readonly adjective: number;
  readonly adverb: number;
  /** Twentieths of its uses as a noun that had "a", "an", "each" or "one" before them, up to 9. */
  readonly counted: number;
}

const LINE = /^(\S+) (\d+) (\d)(\d)(\d)(\d)(\d)$/;

export function wordClasses(): ReadonlyMap<string, WordClass> {
  const classes = new Map<string, WordClass>();
  for (const line of list.split('\n')) {
    const [, word, uses, noun, verb, adjective, adverb, counted] = LINE.exec(line) ?? [];
    if (word === undefined) continue;
    classes.set(word, {
      uses: Number(uses),
      noun: Number(noun),
      verb: Number(verb),
      adjective: Number(adjective),
      adverb: Number(adverb),
      counted: Number(counted),
    });
  }
  return classes;
}
