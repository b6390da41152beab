/** What a word processor puts before an item of a list, and a tab after it. */
const BULLET = /^[•·▪◦●○‣⁃o\u00B7\uF0B7\uF0A7]\t+/;
const NUMBER = /^(\d{1,3})[.)]\t+/;
const PARAGRAPH = /<(?:p|h[1-6]|li)[\s>]/gi;

/**
 * A text as it was pasted, with a blank line between paragraphs. Word processors end a paragraph with one line break,
 * which Markdown takes for a line of the same one; the markup beside the text tells how many paragraphs there are.
 *
 * @param html the same in markup; empty where the clipboard has none
 * @returns undefined where it can go in as it is
 */
export function pastedParagraphs(text: string, html: string): string | undefined {
  const lines = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').trimEnd().split('\n');
  const filled = lines.filter((line) => line.trim() !== '');
  const paragraphs = html.match(PARAGRAPH)?.length ?? 0;
  const spaced = lines.some((line, index) => line.trim() === '' && index > 0 && index < lines.length - 1);
  if (filled.length < 2 || spaced || paragraphs < filled.length) return undefined;
  let out = '';
  let item = false;
  for (const line of filled) {
    const listed = line.replace(BULLET, '- ').replace(NUMBER, '$1. ');
    const isItem = listed !== line;
    if (out !== '') out += item && isItem ? '\n' : '\n\n';
    out += listed.replaceAll('\u00A0', ' ').trimEnd();
    item = isItem;
  }
  return out;
}
