import { type DocumentPart, documentParts } from './document-parts.ts';
import type { DocumentFormat } from './read-document.ts';

export interface ReadingOrder {
  readonly text: string;
  readonly format: DocumentFormat;
}

/** UTF-16 units that are read here and now; reading more would keep the event loop from others. */
const SMALL = 32 * 1_024;

/**
 * Reads a document without holding the event loop: a large one in a thread of its own.
 * @throws the signal's reason when it is aborted
 */
export async function* readAside(order: ReadingOrder, signal: AbortSignal): AsyncGenerator<DocumentPart> {
  if (order.text.length <= SMALL) yield* documentParts(order.text, order.format);
  else yield* readInThread(order, signal);
}

async function* readInThread(order: ReadingOrder, signal: AbortSignal): AsyncGenerator<DocumentPart> {
  const worker = new Worker(new URL('./document.worker.ts', import.meta.url));
  const arrived: (DocumentPart | 'end' | Error)[] = [];
  let wake: () => void = () => undefined;
  const arrive = (message: DocumentPart | 'end' | Error) => {
    arrived.push(message);
    wake();
  };
  const onAbort = () => wake();
  worker.onmessage = ({ data }: MessageEvent<DocumentPart | 'end'>) => arrive(data);
  worker.onerror = ({ message }) => arrive(new Error(`the document could not be read: ${message}`));
  signal.addEventListener('abort', onAbort);
  try {
    worker.postMessage(order);
    for (;;) {
      signal.throwIfAborted();
      const part = arrived.shift();
      if (part === 'end') return;
      if (part instanceof Error) throw part;
      if (part) yield part;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
