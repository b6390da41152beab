import type { Made, Workshop } from '../workshop.ts';
import { type RenderOrder, rendered } from './rendered.ts';

/** UTF-16 units that are rendered here and now. */
const SMALL = 16 * 1_024;

/** Renders a document without holding the event loop: a large one in a thread. */
export async function renderAside(workshop: Workshop, order: RenderOrder, signal: AbortSignal): Promise<Made> {
  if (order.text.length <= SMALL) return { ok: true, bytes: [...rendered(order)] };
  const start = () => new Worker(new URL('./render.worker.ts', import.meta.url));
  return workshop.make(start, [order], signal);
}
