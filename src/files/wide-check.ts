import { Beginning } from './beginning.ts';

/** Bytes from which the order is told, and whether they are UTF-16 at all. */
const HEAD = 4_096;
/** Of 1: characters that no text has, at most. */
const MOST_ODD = 0.01;
/** Of 1: zeros among every other byte, from which on they are the upper halves of Latin letters. */
const LATIN_ZEROS = 0.3;
/** Of 1: bytes outside ASCII, from which on a text with zeros is in other letters. */
const FOREIGN_BYTES = 0.2;
/** Unassigned and private characters, and controls but those that are white space. */
const ODD = /[\p{Cn}\p{Co}]|(?!\s)\p{Cc}/gu;
const ASCII = /[\t\n\r\x20-\x7e]/g;

const ENCODINGS = ['utf-16le', 'utf-16be'] as const;
type WideEncoding = (typeof ENCODINGS)[number];

/** Whether bytes that come in parts are UTF-16, in either order, with a mark or without: none of it is kept. */
export class WideCheck {
  readonly #head = new Beginning(HEAD);
  #orders: readonly Order[] | undefined;

  see(bytes: Uint8Array): void {
    const rest = this.#head.take(bytes);
    if (rest.byteLength === 0) return;
    this.#orders ??= ordersOf(this.#head.bytes);
    for (const order of this.#orders) order.see(rest);
  }

  /** Of everything that was seen; undefined where it is not UTF-16. Ends the looking. */
  encoding(): WideEncoding | undefined {
    const orders = this.#orders ?? ordersOf(this.#head.bytes);
    const [best] = orders.filter((order) => order.end()).toSorted((a, b) => b.ascii - a.ascii);
    return best?.encoding;
  }
}

/** The orders in which bytes may be text: that of their mark, or both. */
function ordersOf(head: Uint8Array): readonly Order[] {
  const mark = (head[0] ?? 0) * 256 + (head[1] ?? 0);
  if (mark === 0xfffe) return [new Order('utf-16le', head)];
  if (mark === 0xfeff) return [new Order('utf-16be', head)];
  return isLikely(head) ? ENCODINGS.map((encoding) => new Order(encoding, head)).filter(({ ascii }) => ascii > 0) : [];
}

/** Two bytes a character: of Latin letters one is 0, of others one at least is none of ASCII's. */
function isLikely(head: Uint8Array): boolean {
  if (!head.includes(0)) return false;
  const zeros = [0, 1].map((parity) => head.filter((byte, at) => byte === 0 && at % 2 === parity).byteLength);
  const most = Math.max(...zeros);
  if (most > (LATIN_ZEROS * head.byteLength) / 2) return Math.min(...zeros) < most / 10;
  const foreign = head.filter((byte) => byte !== 0 && (byte < 0x20 || byte > 0x7e)).byteLength;
  return foreign > FOREIGN_BYTES * head.byteLength;
}

/** The bytes read in one order, until something says that they are not. */
class Order {
  readonly encoding: WideEncoding;
  /** Characters of ASCII in the head: in the wrong order there are none. */
  readonly ascii: number;
  readonly #decoder: TextDecoder;
  #holds = true;

  constructor(encoding: WideEncoding, head: Uint8Array) {
    this.encoding = encoding;
    this.#decoder = new TextDecoder(encoding, { fatal: true });
    const text = this.see(head);
    this.ascii = text.match(ASCII)?.length ?? 0;
    if ((text.match(ODD)?.length ?? 0) > MOST_ODD * text.length) this.#holds = false;
  }

  see(bytes: Uint8Array): string {
    return this.#decode(() => this.#decoder.decode(bytes, { stream: true }));
  }

  /** Whether all of it was text. */
  end(): boolean {
    this.#decode(() => this.#decoder.decode());
    return this.#holds;
  }

  #decode(decode: () => string): string {
    if (!this.#holds) return '';
    try {
      const text = decode();
      this.#holds = !text.includes('\0');
      return text;
    } catch {
      this.#holds = false;
      return '';
    }
  }
}
