/** Entries of a long list that are drawn, laid out and left alone together. */
const SIZE = 50;

/** A part of a list. */
export interface Chunk<T> {
  /** The index of its first entry. */
  readonly first: number;
  readonly entries: readonly T[];
}

/** A list in parts, so that a change to one entry is looked for in one part only. */
export function chunksOf<T>(list: readonly T[]): readonly Chunk<T>[] {
  return Array.from({ length: Math.ceil(list.length / SIZE) }, (_, index) => ({
    first: index * SIZE,
    entries: list.slice(index * SIZE, (index + 1) * SIZE),
  }));
}

/** Whether two parts hold the same. */
export function sameChunk<T>(one: Chunk<T>, other: Chunk<T>): boolean {
  const { first, entries } = one;
  return (
    first === other.first &&
    entries.length === other.entries.length &&
    entries.every((entry, index) => entry === other.entries[index])
  );
}
