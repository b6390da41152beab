import { byteChunks } from '../byte-chunks.ts';
import type { Made, Workshop } from '../workshop.ts';
import { plainText } from './plain-text.ts';
import { textPage } from './text-page.ts';

/** A document and what is to be made of it: plain text, or a page. */
export interface RenderOrder {
  readonly title: string;
  readonly text: string;
  readonly format: 'markdown' | 'text';
  readonly to: 'txt' | 'html';
}

/** UTF-16 units that are rendered here and now. */
const SMALL = 16 * 1_024;

/** Renders a document without holding the event loop: a large one in a thread. */
export async function renderAside(workshop: Workshop, order: RenderOrder, signal: AbortSignal): Promise<Made> {
  if (order.text.length <= SMALL) return { ok: true, bytes: [...rendered(order)] };
  const start = () => new Worker(new URL('./render.worker.ts', import.meta.url));
  return workshop.make(start, [order], signal);
}

/** The rendered document in UTF-8. */
export function rendered({ title, text, format, to }: RenderOrder): Generator<Uint8Array<ArrayBuffer>> {
  if (to === 'html') return byteChunks(textPage(title, text, format));
  return byteChunks(format === 'markdown' ? plainText(text) : [text]);
}
