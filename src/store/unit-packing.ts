import type { SqlValue, Statement } from './driver.ts';
import type { Units } from './writer-messages.ts';

/** SQL texts that are remembered on both sides before they begin anew. */
const TEXTS = 1_024;

/** Packs units for the writing thread. */
export class UnitPacker {
  readonly #places = new Map<string, number>();
  #texts: string[] = [];
  #flat: SqlValue[] = [];
  #anew = true;

  /** @returns about how many UTF-16 units it takes. */
  add(unit: readonly Statement[]): number {
    let size = 0;
    this.#flat.push(unit.length);
    for (const { sql, params } of unit) {
      this.#flat.push(this.#placeOf(sql), params.length);
      for (const value of params) {
        this.#flat.push(value);
        if (typeof value === 'string' || value instanceof Uint8Array) size += value.length;
      }
    }
    return size;
  }

  take(first: number): Units {
    const units = { first, anew: this.#anew, texts: this.#texts, flat: this.#flat };
    this.#anew = this.#places.size > TEXTS;
    if (this.#anew) this.#places.clear();
    [this.#texts, this.#flat] = [[], []];
    return units;
  }

  #placeOf(sql: string): number {
    const known = this.#places.get(sql);
    if (known !== undefined) return known;
    this.#texts.push(sql);
    this.#places.set(sql, this.#places.size);
    return this.#places.size - 1;
  }
}

/** Unpacks what a `UnitPacker` packed. */
export class UnitUnpacker {
  #texts: string[] = [];

  unpack({ anew, texts, flat }: Units): Statement[][] {
    if (anew) this.#texts = [];
    this.#texts.push(...texts);
    const units: Statement[][] = [];
    for (let at = 0; at < flat.length;) {
      const unit: Statement[] = [];
      for (let left = Number(flat[at++]); left > 0; left -= 1) {
        const sql = this.#texts[Number(flat[at++])] ?? '';
        const count = Number(flat[at++]);
        unit.push({ sql, params: flat.slice(at, at + count) });
        at += count;
      }
      units.push(unit);
    }
    return units;
  }
}
