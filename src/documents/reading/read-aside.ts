import { type DocumentPart, documentParts, type ReadingOrder } from './document-parts.ts';
import { inThread } from '../in-thread.ts';

/** UTF-16 units that are read here and now; reading more would keep the event loop from others. */
const SMALL = 32 * 1_024;

/**
 * Reads a document without holding the event loop: a large one in a thread of its own.
 * @throws the signal's reason when it is aborted
 */
export async function* readAside(order: ReadingOrder, signal: AbortSignal): AsyncGenerator<DocumentPart> {
  if (order.text.length <= SMALL) yield* documentParts(order.text, order.format);
  else yield* inThread<DocumentPart>(new Worker(new URL('./document.worker.ts', import.meta.url)), [order], signal);
}
