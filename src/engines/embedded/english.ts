import { blockLooksEnglish } from './block-language.ts';
import type { Revision } from '../revision-engine.ts';
import type { DocumentWords } from './document-words.ts';
import type { ProseBlock } from './prose-block.ts';

/** A block too short to tell its language is taken to be in that of the document. */
export function isEnglish(block: ProseBlock, document: Pick<DocumentWords, 'english'>): boolean {
  return blockLooksEnglish(block) ?? document.english;
}

/** The block stays as it is, and the reader hears why. */
export function notEnglish({ id }: ProseBlock): Revision {
  const message = 'The text is not in English, the only language that the embedded engine revises.';
  return { block: id, changes: [], warning: { code: 'not_english', message } };
}
