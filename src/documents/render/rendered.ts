import { byteChunks } from '../byte-chunks.ts';
import { plainText } from './plain-text.ts';
import { textPage } from './text-page.ts';

/** A document and what is to be made of it: plain text, or a page. */
export interface RenderOrder {
  readonly title: string;
  readonly text: string;
  readonly format: 'markdown' | 'text';
  readonly to: 'txt' | 'html';
}

/** The rendered document in UTF-8. */
export function rendered({ title, text, format, to }: RenderOrder): Generator<Uint8Array<ArrayBuffer>> {
  if (to === 'html') return byteChunks(textPage(title, text, format));
  return byteChunks(format === 'markdown' ? plainText(text) : [text]);
}
