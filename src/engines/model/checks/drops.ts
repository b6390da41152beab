/** Why a proposal is not made a change. */
export type DropReason = keyof typeof REASONS;

const REASONS = {
  malformed: 'not in the form of an edit',
  elsewhere: 'for a block that was not asked about',
  no_match: 'for words that do not stand in the block',
  ambiguous: 'for words that stand in the block more than once',
  unchanged: 'that changed nothing',
  protected: 'to protected text, such as a number, a link, a quotation or a word to leave alone',
  facts: 'that would have changed a number, a date, a link, a citation, a heading or the markup',
  language: 'in another language',
  unsafe: 'with characters that cannot be seen',
  too_much: 'that replaced far more or far less than it stood for',
  overlapping: 'that overlapped another',
} as const;

/** Counts what was dropped. */
export class Drops {
  readonly #counts = new Map<DropReason, number>();

  add(reason: DropReason, count = 1): void {
    if (count > 0) this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + count);
  }

  /** Counts what another has counted. */
  join(other: Drops): void {
    for (const [reason, count] of other.#counts) this.add(reason, count);
  }

  get total(): number {
    return this.#counts.values().reduce((sum, count) => sum + count, 0);
  }

  /** For people, most frequent first. */
  get inWords(): string {
    return [...this.#counts]
      .sort(([, a], [, b]) => b - a)
      .map(([reason, count]) => `${count} ${REASONS[reason]}`)
      .join(', ');
  }
}
