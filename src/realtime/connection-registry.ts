import type { Connection } from './connection.ts';
import { Counts } from './counts.ts';
import type { Place, Places } from './places.ts';

/** Whose place a socket takes: of the address it came from as long as nobody knows who it is. */
interface Holder {
  readonly principal: string | undefined;
  readonly place: Place;
}

/** Every open socket of this process. */
export class ConnectionRegistry {
  /** Types of frames that came in and went out, and codes of sockets that closed, since they were last taken. */
  readonly received = new Counts<string>();
  readonly sent = new Counts<string>();
  readonly closes = new Counts<number>();
  readonly #connections = new Map<Connection, Holder | undefined>();
  readonly #known: Places;
  readonly #strangers: Places;

  /** @param known places by principal; @param strangers places by address. */
  constructor(known: Places, strangers: Places) {
    this.#known = known;
    this.#strangers = strangers;
  }

  get size(): number {
    return this.#connections.size;
  }

  /** @returns false when there is no place left for it; it is counted until it has closed all the same. */
  add(connection: Connection, principal: string | undefined, address: string): boolean {
    const place = principal === undefined ? this.#strangers.take(address) : this.#known.take(principal);
    this.#connections.set(connection, place && { principal, place });
    return place !== undefined;
  }

  /** It has said who it is. @returns false when there is no place left for it, or it has closed meanwhile. */
  identified(connection: Connection, principal: string): boolean {
    const holder = this.#connections.get(connection);
    if (!holder || holder.principal === principal) return holder !== undefined;
    const place = this.#known.take(principal);
    if (!place) return false;
    holder.place.leave();
    this.#connections.set(connection, { principal, place });
    return true;
  }

  remove(connection: Connection, code: number): void {
    this.#connections.get(connection)?.place.leave();
    if (this.#connections.delete(connection)) this.closes.add(code);
  }

  sweep(clock: number): void {
    for (const connection of this.#connections.keys()) connection.sweep(clock);
  }

  /** Tells everybody to come back a little later. */
  drain(): void {
    for (const connection of this.#connections.keys()) connection.draining();
  }
}
