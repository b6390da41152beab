import { isAscii } from 'node:buffer';
import { analyse } from 'chardet';
import { fileTypeFromBuffer } from 'file-type';
import { Beginning } from './beginning.ts';
import { type Encoding, encodingNamed } from './encodings.ts';
import { Utf8Check } from './utf8-check.ts';
import { WideCheck } from './wide-check.ts';

/** What bytes are, whatever their name says. */
export type Content =
  | { readonly kind: 'text'; readonly encoding: Encoding }
  | { readonly kind: 'empty' }
  /** No text to work from. `what`: for people, such as “PNG” or “A web page (HTML)”; undefined when nothing knows it. */
  | { readonly kind: 'other'; readonly what: string | undefined }
  /** Text in UTF-8 with bytes in it that are none. */
  | { readonly kind: 'broken' };

/** Bytes at the beginning from which a format is known. */
const HEAD = 4_100;
/** Bytes from which an encoding is told, taken from where the text stops being ASCII. */
const SAMPLE = 64 * 1_024;
/** Of 1: more control characters than this are in no text. */
const MOST_CONTROLS = 0.005;
/** How sure chardet is, of 100, where it only guesses. */
const GUESSED = 10;
/** Where no encoding is told: most older text of the West is in it. */
const FALLBACK: Encoding = 'windows-1252';
/** Chardet is asked only of bytes that are known to be none of these. */
const UNICODE = /^utf-/;
const ODD = /(?!\s)\p{Cc}/gu;
/** Formats that have a signature and are text all the same. */
const TEXTS = /^(text\/|application\/xml$)/;
/**
 * Formats that are written in plain characters and yet no text to work from. Any other that is told by its first letters
 * may be text that begins so by chance: “BMW” begins like a bitmap.
 */
const PLAIN_FORMATS = new Set(['pdf', 'rtf', 'ps', 'eps']);
/** How a web page begins, whatever stands before its first tag. */
const PAGE = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html)\b/i;

/** Looks at bytes as they go by, and keeps as few as it takes to say what they are. */
export class ContentSight {
  readonly #hasher = new Bun.CryptoHasher('sha256');
  readonly #utf8 = new Utf8Check();
  readonly #wide = new WideCheck();
  #size = 0;
  #hasZeros = false;
  readonly #head = new Beginning(HEAD);
  readonly #sample = new Beginning(SAMPLE);

  /** Bytes so far. */
  get size(): number {
    return this.#size;
  }

  see(bytes: Uint8Array): void {
    this.#hasher.update(bytes);
    this.#size += bytes.byteLength;
    this.#utf8.see(bytes);
    this.#wide.see(bytes);
    this.#hasZeros ||= bytes.includes(0);
    this.#head.take(bytes);
    if (this.#sample.bytes.byteLength > 0 || !isAscii(bytes)) this.#sample.take(bytes);
  }

  /** Of everything that was seen; hex. Ends the looking, like `content`. */
  sha256(): string {
    return this.#hasher.digest('hex');
  }

  async content(): Promise<Content> {
    if (this.#size === 0) return { kind: 'empty' };
    const wide = this.#wide.encoding();
    if (wide) return { kind: 'text', encoding: wide };
    const head = this.#head.bytes;
    const marked = isMarked(head);
    const isClear = !this.#hasZeros && controls(head) <= MOST_CONTROLS;
    const format = marked ? undefined : await fileTypeFromBuffer(head);
    const isPlainText = isClear && this.#utf8.holds && !PLAIN_FORMATS.has(format?.ext ?? '');
    if (format && !TEXTS.test(format.mime) && !isPlainText) return { kind: 'other', what: format.ext.toUpperCase() };
    if (!isClear) return { kind: 'other', what: undefined };
    if (PAGE.test(new TextDecoder().decode(head))) return { kind: 'other', what: 'A web page (HTML)' };
    if (this.#utf8.holds) return { kind: 'text', encoding: 'utf-8' };
    return marked ? { kind: 'broken' } : olderText(this.#sample.bytes);
  }
}

/** Whether bytes begin with the byte order mark of UTF-8. */
function isMarked([first, second, third]: Uint8Array): boolean {
  return first === 0xef && second === 0xbb && third === 0xbf;
}

/** The share of bytes that no text has: controls but tab, line ends, form feed, backspace and escape. */
function controls(head: Uint8Array): number {
  const odd = head.filter((byte) => byte < 0x20 && !(byte >= 8 && byte <= 13) && byte !== 0x1b);
  return odd.byteLength / head.byteLength;
}

function olderText(sample: Uint8Array): Content {
  if (isMostlyUtf8(sample)) return { kind: 'broken' };
  const told = analyse(sample).flatMap(({ name, confidence }) =>
    confidence > GUESSED ? (encodingNamed(name) ?? []) : [],
  );
  const encoding = [...told, FALLBACK].find((one) => !UNICODE.test(one) && isReadAs(one, sample));
  return encoding ? { kind: 'text', encoding } : { kind: 'other', what: undefined };
}

/** Whether bytes are text in an encoding; a character that is cut off at their end does not count against it. */
function isReadAs(encoding: Encoding, sample: Uint8Array): boolean {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(sample, { stream: true });
    return (text.match(ODD)?.length ?? 0) <= MOST_CONTROLS * text.length;
  } catch {
    return false;
  }
}

/**
 * Whether a text is UTF-8 with a few broken bytes: characters of several bytes far outnumber what cannot be read. Text in
 * an older encoding hardly holds one such character by chance. One that is cut off at the end counts as neither.
 */
function isMostlyUtf8(sample: Uint8Array): boolean {
  const text = new TextDecoder().decode(sample, { stream: true });
  const right = text.match(/[^\0-\x7f\ufffd]/gu)?.length ?? 0;
  const wrong = text.match(/\ufffd/g)?.length ?? 0;
  return right > wrong * 5;
}
