import { isUtf8 } from 'node:buffer';

/** Whether bytes that come in parts are UTF-8, without making text of them. */
export class Utf8Check {
  /** The beginning of a character whose end is still to come. */
  #begun: Uint8Array = new Uint8Array();
  #holds = true;

  see(bytes: Uint8Array): void {
    if (!this.#holds) return;
    const joined = this.#begun.byteLength === 0 ? bytes : Buffer.concat([this.#begun, bytes]);
    const whole = joined.byteLength - unfinished(joined);
    this.#holds = isUtf8(joined.subarray(0, whole));
    this.#begun = joined.slice(whole);
  }

  /** Of everything that was seen. */
  get holds(): boolean {
    return this.#holds && this.#begun.byteLength === 0;
  }
}

/** How many bytes at the end begin a character that is longer than they are. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.byteLength); back += 1) {
    const byte = bytes[bytes.byteLength - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return lengthOf(byte) > back ? back : 0;
  }
  return 0;
}

function lengthOf(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
