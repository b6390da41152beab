import { END } from '../in-thread.ts';
import { diffReport } from './diff-report.ts';
import { type OrderPart, OrderReader } from './order-reader.ts';

declare const self: Worker;

const reader = new OrderReader();

/** Takes an order in its parts, answers with the difference and says `END`. */
self.onmessage = ({ data }: MessageEvent<OrderPart>) => {
  const order = reader.take(data);
  if (!order) return;
  for (const bytes of diffReport(order, reader.blocks)) self.postMessage(bytes, [bytes.buffer]);
  self.postMessage(END);
};
