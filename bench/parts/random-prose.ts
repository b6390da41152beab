/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const LETTERS = 'etaoinshrdlucmfwypvbgk';
const VOCABULARY = 8_000;

/** Text of words that are as unevenly frequent as those of a language. */
export class RandomProse {
  readonly #random: () => number;
  readonly #words: readonly string[];

  constructor(random: () => number) {
    this.#random = random;
    this.#words = Array.from({ length: VOCABULARY }, (_, rank) =>
      this.#newWord(2 + Math.floor(Math.log2(rank + 2) / 1.5)),
    );
  }

  word(): string {
    return this.#words[Math.floor(VOCABULARY * this.#random() ** 3)] ?? 'the';
  }

  sentence(): string {
    return `${Array.from({ length: 5 + Math.floor(this.#random() * 20) }, () => this.word()).join(' ')}.`;
  }

  /** As many paragraphs as make so many characters. */
  paragraphs(length: number): string[] {
    const paragraphs: string[] = [];
    for (let size = 0; size < length;) {
      const text = Array.from({ length: 2 + Math.floor(this.#random() * 6) }, () => this.sentence()).join(' ');
      paragraphs.push(text);
      size += text.length + 2;
    }
    return paragraphs;
  }

  /** The text with a share of its words changed for others. */
  changed(text: string, share: number): string {
    return text.replace(/[a-z]+/g, (word) => (this.#random() < share ? this.word() : word));
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, place: this.#random() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  }

  #newWord(length: number): string {
    return Array.from({ length }, () => LETTERS[Math.floor(this.#random() * LETTERS.length)]).join('');
  }
}
