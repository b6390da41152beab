import { documentParts } from './document-parts.ts';
import type { ReadingOrder } from './read-aside.ts';

declare const self: Worker;

/** Reads one document, part by part, and says `end`. */
self.onmessage = ({ data: { text, format } }: MessageEvent<ReadingOrder>) => {
  for (const part of documentParts(text, format)) self.postMessage(part);
  self.postMessage('end');
};
