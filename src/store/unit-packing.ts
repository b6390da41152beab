import type { SqlValue, Statement } from './driver.ts';
import type { Units } from './writer-messages.ts';

/** SQL texts that are remembered on both sides before they begin anew. */
const TEXTS = 1_024;

/** A message takes no further unit after these, so that copying it does not hold the event loop: units, UTF-16 units. */
const MESSAGE_UNITS = 256;
const MESSAGE_TEXT = 1 << 20;

/** Packs units for the writing thread. */
export class UnitPacker {
  readonly #places = new Map<string, number>();
  #texts: string[] = [];
  #flat: SqlValue[] = [];
  #anew = true;
  #units = 0;
  #text = 0;

  /** Whether the message is to be taken before another unit is added. */
  get full(): boolean {
    return this.#units >= MESSAGE_UNITS || this.#text > MESSAGE_TEXT;
  }

  add(unit: readonly Statement[]): void {
    this.#units += 1;
    this.#flat.push(unit.length);
    for (const { sql, params } of unit) {
      this.#flat.push(this.#placeOf(sql), params.length);
      for (const value of params) {
        this.#flat.push(value);
        if (typeof value === 'string' || value instanceof Uint8Array) this.#text += value.length;
      }
    }
  }

  take(first: number): Units {
    const units = { first, anew: this.#anew, texts: this.#texts, flat: this.#flat };
    this.#anew = this.#places.size > TEXTS;
    if (this.#anew) this.#places.clear();
    [this.#texts, this.#flat] = [[], []];
    [this.#units, this.#text] = [0, 0];
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
