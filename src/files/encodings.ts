/** What text is read in, as `TextDecoder` calls it; utf-8 first, then what is told apart by its bytes. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'windows-1257',
  'windows-1258',
  'windows-874',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'iso-2022-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const;

export type Encoding = (typeof ENCODINGS)[number];

/** Read as the WHATWG does, by the windows code page that holds the same letters and more. */
const ALSO: Readonly<Record<string, Encoding>> = { 'iso-8859-1': 'windows-1252', 'iso-8859-9': 'windows-1254' };

/** @returns undefined for what is not read here */
export function encodingNamed(name: string): Encoding | undefined {
  const lower = name.toLowerCase();
  return ALSO[lower] ?? ENCODINGS.find((encoding) => encoding === lower);
}

/** The text of bytes, without a byte order mark, with its line ends. @returns undefined where they are not text in it */
export function decoded(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
