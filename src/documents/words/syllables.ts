const FIRST_ACCENTED = 0xc0;
const ACCENTED_VOWELS = new Set([...'àáâãäåæèéêëìíîïòóôõöøœùúûüýÿāēīōūăĕ'].map((vowel) => vowel.charCodeAt(0)));

const ASCII_VOWEL = new Uint8Array(128);
for (const vowel of 'aeiouyAEIOUY') ASCII_VOWEL[vowel.charCodeAt(0)] = 1;

/** The syllables of an English word, by its groups of vowels and its silent endings; one at least. */
export function syllables(text: string, start: number, end: number): number {
  let groups = 0;
  let inGroup = false;
  for (let at = start; at < end; at++) {
    const vowel = isVowel(text.charCodeAt(at));
    if (vowel && !inGroup) groups++;
    inGroup = vowel;
  }
  return Math.max(1, groups > 1 && endsSilently(text, start, end) ? groups - 1 : groups);
}

/** "make", "makes", "walked" end in a silent e; "table", "boxes", "wanted", "agree" do not. */
function endsSilently(text: string, start: number, end: number): boolean {
  const last = letter(text, end - 1);
  const e = last === 'e' ? end - 1 : end - 2;
  if (letter(text, e) !== 'e' || e - 1 < start || isVowel(text.charCodeAt(e - 1))) return false;
  const before = letter(text, e - 1);
  if (last === 'e') return before !== 'l' || isVowel(text.charCodeAt(e - 2));
  if (last === 's') return !'sxzcgh'.includes(before) && (before !== 'l' || isVowel(text.charCodeAt(e - 2)));
  return last === 'd' && before !== 't' && before !== 'd';
}

function letter(text: string, at: number): string {
  return text.charAt(at).toLowerCase();
}

function isVowel(code: number): boolean {
  return code < 128 ? ASCII_VOWEL[code] === 1 : code >= FIRST_ACCENTED && ACCENTED_VOWELS.has(code);
}
