const NUMBER_WORD = /^\d+(?:st|nd|rd|th|s|['’]s)?(?:[-–][A-Za-z]{2,}(?:-[A-Za-z]+)*)?$/; // 3, 2nd, 1990s, 3-year-old
const PRICE = /^[$€£¥]\d+$|^\d+[$€£¥]$/;
const SIGNS = /[@#_\\=%^]|::|->|.&.|.\+|^\$[A-Za-z]/s;
const DOTTED = /[A-Za-z0-9)]\.[a-z0-9]|\.[A-Z]{2,4}$|[A-Z]\.[A-Z]|^\.[A-Za-z]/; // example.com, README.MD, U.S., .gitignore
const PATH = /^(?:~|\.{1,2}|[A-Za-z]:)?\/.|\/.*\/|\/$/; // ~/notes, /usr, a/b/c, src/
const DIGIT_AND_LETTER = /\d.*\p{L}|\p{L}.*\d/su; // B2B, 5km, 3f2a
const GROUPED_DIGITS = /\d[.,:/–-]\d/; // 1,000.50, 10:30, 2020-01-02
const MIXED_CASE = /[a-z][A-Z]/; // camelCase
const FLAG = /^--[a-z][a-z\d-]*$/;

/** Whether a token without white space is a name, a number or an address of some machine, not a word. */
export function isLiteral(token: string): boolean {
  if (NUMBER_WORD.test(token) || PRICE.test(token)) return false;
  return LITERAL.some((pattern) => pattern.test(token));
}

const LITERAL = [SIGNS, DOTTED, PATH, MIXED_CASE, GROUPED_DIGITS, DIGIT_AND_LETTER, FLAG];
