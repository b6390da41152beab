import { Counts } from './counts.ts';
import type { Slot, Slots } from '../slots.ts';

/** An open socket, as the registry knows it. */
interface OpenSocket {
  sweep(clock: number): void;
  draining(): void;
}

/** Whose slot a socket takes: of the address it came from as long as nobody knows who it is. */
interface Holder {
  readonly principal: string | undefined;
  readonly slot: Slot;
}

/** Every open socket of this process. */
export class ConnectionRegistry {
  /** Types of frames that came in and went out, and codes of sockets that closed, since they were last taken. */
  readonly received = new Counts<string>();
  readonly sent = new Counts<string>();
  readonly closes = new Counts<number>();
  readonly #connections = new Map<OpenSocket, Holder | undefined>();
  readonly #known: Slots;
  readonly #strangers: Slots;

  /** @param known slots by principal; @param strangers slots by address. */
  constructor(known: Slots, strangers: Slots) {
    this.#known = known;
    this.#strangers = strangers;
  }

  get size(): number {
    return this.#connections.size;
  }

  /** @returns false when there is no slot left for it; it is counted until it has closed all the same. */
  add(connection: OpenSocket, principal: string | undefined, address: string): boolean {
    const slot = principal === undefined ? this.#strangers.take(address) : this.#known.take(principal);
    this.#connections.set(connection, slot && { principal, slot });
    return slot !== undefined;
  }

  /** It has said who it is. @returns false when there is no slot left for it, or it has closed meanwhile. */
  identified(connection: OpenSocket, principal: string): boolean {
    const holder = this.#connections.get(connection);
    if (!holder || holder.principal === principal) return holder !== undefined;
    const slot = this.#known.take(principal);
    if (!slot) return false;
    holder.slot.leave();
    this.#connections.set(connection, { principal, slot });
    return true;
  }

  remove(connection: OpenSocket, code: number): void {
    this.#connections.get(connection)?.slot.leave();
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
