/** What a rule found, and where. Offsets are UTF-16 units of `text`. */
export interface RuleMatch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
  /** A sentence may open where `text` begins: it stands in a paragraph that carries nothing on. */
  readonly opensSentence: boolean;
}

/** No guard looks farther, in UTF-16 units. */
const REACH = 200;

/** The word before the match in lower case; undefined at a mark. */
export function wordBeforeMatch({ text, start }: RuleMatch): string | undefined {
  return /([\p{L}'’]+)\s+$/u.exec(text.slice(Math.max(0, start - 40), start))?.[1]?.toLowerCase();
}

/** The word behind the match in lower case; undefined at a mark. */
export function wordAfterMatch({ text, end }: RuleMatch): string | undefined {
  return /^\s+([\p{L}'’]+)/u.exec(text.slice(end, end + 40))?.[1]?.toLowerCase();
}

/** What stands before the match in its sentence. */
export function leadOf({ text, start }: RuleMatch): string {
  return text.slice(Math.max(0, start - REACH), start).replace(/^.*[.!?…]["'”’)]*\s/su, '');
}

/** What stands behind the match in its sentence. */
export function restOf({ text, end }: RuleMatch): string {
  return text.slice(end, end + REACH).replace(/(?<=[\p{L}"'”’)])[.!?…](?=\s|$).*$/su, '');
}
