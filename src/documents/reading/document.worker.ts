import { documentParts, type ReadingOrder } from './document-parts.ts';
import { END } from '../in-thread.ts';

declare const self: Worker;

/** Reads one document, part by part, and says `END`. */
self.onmessage = ({ data: { text, format } }: MessageEvent<ReadingOrder>) => {
  for (const part of documentParts(text, format)) self.postMessage(part);
  self.postMessage(END);
};
