/** Counts on a hot path: added up here, and taken once in a while by whoever keeps figures. */
export class Counts<K> {
  #counts = new Map<K, number>();

  add(key: K): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** What was counted since the last taking. */
  take(): ReadonlyMap<K, number> {
    const taken = this.#counts;
    this.#counts = new Map();
    return taken;
  }
}
