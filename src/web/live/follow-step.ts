/** Where the block stands in what is seen of the document, in px. */
export interface Standing {
  /** Of the block, from the upper edge of what is seen. */
  readonly top: number;
  readonly height: number;
  /** How much is seen. */
  readonly view: number;
}

/** Of a way that is left, about two thirds are gone in so many ms. */
const EASE_MS = 140;
/** How far from its place it may be while it is on its way there: it is seen all the time. */
const REACH = 0.3;
/** A block that is longer than what is seen is read from its beginning, this far below the edge. */
const MARGIN = 0.1;

/**
 * How far to scroll now, in px, so that the block that is worked on comes to the middle: gently over a short way, at
 * once over the rest of a long one.
 * @param elapsed ms since the last step; Infinity: without any motion, and only when it would be lost
 */
export function followStep({ top, height, view }: Standing, elapsed: number): number {
  const way = top - Math.max(view * MARGIN, (view - height) / 2);
  const far = Math.abs(way) - view * REACH;
  if (elapsed === Infinity) return far > 0 ? Math.round(way) : 0;
  const by = Math.max(Math.abs(way) * (1 - Math.exp(-elapsed / EASE_MS)), far);
  return Math.round(Math.sign(way) * by);
}
