import type { Principal } from '../jobs/principal.ts';
import type { Connection } from './connection.ts';

/** What is counted of connections, for whoever keeps figures. */
export interface ConnectionFigures {
  readonly opened: () => void;
  readonly closed: (code: number) => void;
  readonly message: (direction: 'in' | 'out', type: string) => void;
}

/** Every open socket of this process. */
export class ConnectionRegistry {
  readonly #connections = new Set<Connection>();
  readonly #perPrincipal = new Map<string, number>();
  readonly #owners = new WeakMap<Connection, string>();
  readonly #limit: number;
  readonly #figures: ConnectionFigures;

  /** @param limit sockets a principal may hold at once. */
  constructor(limit: number, figures: ConnectionFigures) {
    this.#limit = limit;
    this.#figures = figures;
  }

  get size(): number {
    return this.#connections.size;
  }

  /** @returns false when its principal holds too many already. */
  add(connection: Connection, principal: Principal | undefined): boolean {
    const owner = principal?.id ?? 'unknown';
    const held = this.#perPrincipal.get(owner) ?? 0;
    this.#owners.set(connection, owner);
    this.#perPrincipal.set(owner, held + 1);
    this.#connections.add(connection);
    this.#figures.opened();
    return held < this.#limit;
  }

  remove(connection: Connection, code: number): void {
    if (!this.#connections.delete(connection)) return;
    const owner = this.#owners.get(connection) ?? 'unknown';
    this.#perPrincipal.set(owner, (this.#perPrincipal.get(owner) ?? 1) - 1);
    this.#figures.closed(code);
  }

  counted(direction: 'in' | 'out', type: string): void {
    this.#figures.message(direction, type);
  }

  sweep(clock: number): void {
    for (const connection of this.#connections) connection.sweep(clock);
  }

  /** Tells everybody to come back a little later. */
  drain(): void {
    for (const connection of this.#connections) connection.draining();
  }
}
