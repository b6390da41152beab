/** What the provider of the bench does with a call: writes on and on, or what somebody cancels in. */
export const CALLS = ['stream', 'before_headers', 'silent_upstream', 'one_word', 'between_retries'] as const;
export type Call = (typeof CALLS)[number];

const REST = 'This is a passage of some length that a model is to write in another way.';
const MARK = new RegExp(`\\bNumber (\\d+) is for (${CALLS.join('|')})\\.`);
const LETTERS = ['word', 'größe', '日本', 'naïve', '𝒳😀'] as const;

/** A text that says what is to become of the call about it. */
export function passage(nth: number, call: Call): string {
  return `Number ${nth} is for ${call}. ${REST}`;
}

/** What the passage in a text says; undefined where there is none. */
export function passageIn(text: string): { readonly nth: number; readonly call: Call } | undefined {
  const found = MARK.exec(text);
  const call = CALLS.find((name) => name === found?.[2]);
  return call && { nth: Number(found?.[1]), call };
}

/** The words of the answer about a passage, a token each: every answer is another. */
export function wordsOf(nth: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${LETTERS[index % LETTERS.length]}${nth}-${index} `);
}
