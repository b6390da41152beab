const MARKS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as it stands in HTML, between tags and in attributes. What no document may hold is shown as missing. */
export function escapeHtml(text: string): string {
  return text
    .replace(/[&<>"']/g, (mark) => MARKS[mark] ?? '')
    .replace(/[^\P{Cc}\t\n\r]/gu, '\u{fffd}')
    .toWellFormed();
}
