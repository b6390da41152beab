import type { RevisionRequest } from '../../revision-engine.ts';
import type { Segment } from './segment.ts';

/** Draws references until one is nowhere near the segments: what it marks, no text can forge. */
export function referencesFor({ blocks }: Pick<RevisionRequest, 'blocks'>, draw: () => string) {
  return (segments: readonly Segment[]): string => {
    const near = segments.flatMap(({ index }) => [-1, 0, 1].map((by) => blocks[index + by]?.text ?? ''));
    for (;;) {
      const drawn = draw();
      if (!near.some((text) => text.includes(drawn))) return drawn;
    }
  };
}
