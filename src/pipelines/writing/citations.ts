import type { Source } from '../../protocol/source.ts';

/** What is left of an answer's citations once each was held against its source. */
export interface CheckedText {
  readonly text: string;
  /** Citations that were taken out: they name no source, or quote what it does not say. */
  readonly dropped: number;
}

const CITATION = /(["“][^"“”]{3,}["”])?(\s*)\[(\d{1,3})\]/g;

/** Takes out every `[n]` that names no source, or that stands behind a quotation which its source does not hold. */
export function checkedCitations(text: string, sources: readonly Source[]): CheckedText {
  let dropped = 0;
  const checked = text.replaceAll(CITATION, (all, quotation: string | undefined, _space: string, id: string) => {
    const source = sources.find((one) => one.id === id);
    if (source && (quotation === undefined || holds(source.quote, quotation.slice(1, -1)))) return all;
    dropped += 1;
    return quotation ?? '';
  });
  return { text: checked, dropped };
}

/** White space and the form of quotation marks aside, letter for letter. */
function holds(source: string, quotation: string): boolean {
  return plain(source).includes(plain(quotation).replace(/[.,;:]$/, ''));
}

function plain(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll(/[‘’]/g, "'").replaceAll(/[“”]/g, '"').trim();
}
