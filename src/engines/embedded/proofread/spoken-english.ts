/** Spellings that only written speech has. */
const SPOKEN_SPELLING =
  /(?<![\p{L}])(?:ain['’]t|y['’]all|['’]?tis\b|['’]twas|['’](?:em|un|uns|ee|im|er|ere|is|ave|ad)(?![\p{L}])|o['’] |th['’] |an['’] |wi['’] |(?:thee|thou|thy|ye|nowt|owt|summat|thar|dat|dis|dey|yer|yous|mebbe|nae|dinna|canna|och|\p{L}{2,}in['’])(?!\p{L}))/iu;
/** “He were a good man, were Tom.” */
const TAG = /,\s+(?:were|was|is|do|does|did)\s+(?:\p{Lu}\p{L}+|he|she|that|our|the|them|they)\b[^,]{0,20}$/u;

/** Whether a sentence is written as people speak who keep to another grammar: it is theirs. */
export function isSpoken(sentence: string): boolean {
  return SPOKEN_SPELLING.test(sentence) || TAG.test(sentence);
}
