import { isLiteral } from './literal.ts';
import { patternSpans } from './pattern-spans.ts';
import type { Span } from './span.ts';
import { tokens } from './tokens.ts';

const UNITS =
  'km/h|m/s|[kmcµμn]?m|km²|m²|mi|ft|yd|[kmµμ]?g|lbs?|oz|m?l|mL|L|[mµμn]s|min|hrs?|[kMGT]?Hz|[kMGm]?Wh?|m?V|°[CF]?|%|‰' +
  '|[kKMGTP]i?B|[kMG]?bps|px|pt|r?em|[dp]pi|fps|rpm|psi|k?Pa|mph|k?cal|kJ|mol|pp[mb]|dB|[ap]\\.?m\\.?|USD|EUR|GBP|CAD|AUD|INR';

const PATTERNS = [
  /(?<![\p{L}\p{N}])(?:[a-z][a-z\d+.-]{1,19}:\/\/|www\.|mailto:|tel:|doi:)[^\s<>"]*[^\s<>"'.,;:!?)\]}*_~”’]/giu,
  new RegExp(`(?<![\\p{L}\\p{N}.,])\\d[\\d.,]{0,24}[ \\u00a0\\u202f]?(?:${UNITS})(?![\\p{L}\\p{N}])`, 'gu'), // 5 km
  /(?<![\p{L}\p{N}:]):[a-z\d_+-]{1,40}:(?![\p{L}\p{N}:])/gu, // :smile:
  /(?<![\p{L}\p{N}_])[\p{L}_][\w.]{0,60}\(\)/gu, // call()
];

/** Longer than any word: a hash, a key, encoded bytes. UTF-16 units. */
const LONGEST_WORD = 64;

/** What stands for itself and is not spelled: addresses, paths, names of code, numbers with units, ids. */
export function* tokenSpans(text: string): Generator<Span> {
  yield* patternSpans(text, PATTERNS);
  for (const { start, end, plain, ascii } of tokens(text)) {
    const long = end - start > LONGEST_WORD;
    if (long ? ascii : !plain && isLiteral(text.slice(start, end))) yield { start, end };
  }
}
