/** Spellings that only written speech has. */
const SPOKEN_SPELLING =
  /(?<![\p{L}])(?:ain['’]t|y['’]all|['’]?tis\b|['’]twas|['’](?:em|un|uns|ee|im|er|ere|is|ave|ad)(?![\p{L}])|o['’] |th['’] |an['’] |wi['’] |(?:thee|thou|thy|ye|nowt|owt|summat|thar|dat|dis|dey|yer|yous|mebbe|nae|dinna|canna|och|\p{L}{2,}in['’])(?!\p{L}))/iu;
/** “He were a good man, were Tom.” */
const TAG = /,\s+(?:were|was|is|do|does|did)\s+(?:\p{Lu}\p{L}+|he|she|that|our|the|them|they)\b[^,]{0,20}$/u;

/** Whether a sentence is written as people speak who keep to another grammar: it is theirs. */
export function isSpoken(sentence: string): boolean {
  return SPOKEN_SPELLING.test(sentence) || TAG.test(sentence);
}

/** Words of stories told as people speak; none is a slip of people who learn English. */
const TOLD =
  "ain't warn't hain't knowed druther ruther gwine reckon yonder y'all nowt owt summat hisn theirn hisself theirselves thar feller fellers dinna canna wouldna wisna nae thee thou thy yer mebbe s'pose som'eres ole dat dis dey dem".split(
    ' ',
  );
/** Of a thousand words, and in all. */
const TOLD_SHARE = 3;
const TOLD_LEAST = 6;

/** Whether a whole document is told that way, so that its grammar is its own even where a sentence has no such word. */
export function isToldInDialect(counts: ReadonlyMap<string, number>): boolean {
  const told = TOLD.reduce((sum, word) => sum + (counts.get(word) ?? 0), 0);
  if (told < TOLD_LEAST) return false;
  let words = 0;
  for (const count of counts.values()) words += count;
  return told * 1000 >= TOLD_SHARE * words;
}
