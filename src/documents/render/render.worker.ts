import { END } from '../in-thread.ts';
import { type RenderOrder, rendered } from './rendered.ts';

declare const self: Worker;

/** Renders one document and says `END`. */
self.onmessage = ({ data }: MessageEvent<RenderOrder>) => {
  for (const bytes of rendered(data)) self.postMessage(bytes, [bytes.buffer]);
  self.postMessage(END);
};
