import type { Bus, Doorbell } from '../../src/jobs/bus.ts';

/** The bus of a node far away: doorbells come when the test lets them, in any order, or not at all. */
export class LateDoorbells {
  readonly #held: { readonly listener: (doorbell: Doorbell) => void; readonly doorbell: Doorbell }[] = [];

  /** For `openLogWorld`. */
  readonly through = (bus: Bus): Bus => ({
    ...bus,
    subscribe: (listener) =>
      bus.subscribe((message) => {
        if (message.kind === 'doorbell') this.#held.push({ listener, doorbell: message });
        else listener(message);
      }),
  });

  /** Lets one come, or loses it; nothing where none is on its way. */
  next(place: number, lost: boolean): void {
    const [next] = this.#held.splice(place % Math.max(1, this.#held.length), 1);
    if (next && !lost) next.listener(next.doorbell);
  }
}
