import { documentParts } from './document-parts.ts';
import { END } from './in-thread.ts';
import type { ReadingOrder } from './read-aside.ts';

declare const self: Worker;

/** Reads one document, part by part, and says `END`. */
self.onmessage = ({ data: { text, format } }: MessageEvent<ReadingOrder>) => {
  for (const part of documentParts(text, format)) self.postMessage(part);
  self.postMessage(END);
};
