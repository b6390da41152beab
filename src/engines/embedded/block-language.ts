import { looksEnglish } from '../../documents/words/language.ts';
import type { ProseBlock } from './prose-block.ts';

/** What looks English is asked of every block, for itself and for those around it. */
const told = new WeakMap<Pick<ProseBlock, 'text'>, { readonly english: boolean | undefined }>();

/** As `looksEnglish` says. */
export function blockLooksEnglish(block: Pick<ProseBlock, 'text'>): boolean | undefined {
  const known = told.get(block) ?? { english: looksEnglish(block.text) };
  told.set(block, known);
  return known.english;
}
