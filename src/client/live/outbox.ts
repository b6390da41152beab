import type { Command, CommandReply } from '../../protocol/commands.ts';
import { RedraftError } from '../redraft-error.ts';

/** The server's reply to a command that it has in its log, and carries out. */
export type Accepted = Extract<CommandReply, { ok: true }>;

interface Waiting {
  readonly command: Command;
  readonly resolve: (reply: Accepted) => void;
  readonly reject: (error: RedraftError) => void;
}

/** Commands until their replies are there. Sent again by id on every new line: the server carries an id out once. */
export class Outbox {
  readonly #waiting = new Map<string, Waiting>();
  #send: ((command: Command) => void) | undefined;
  #closed = false;

  /** Resolves with the server's reply. @throws RedraftError that it refused with, or `CLOSED` */
  say(command: Command): Promise<Accepted> {
    return new Promise((resolve, reject) => {
      if (this.#closed) return reject(closed('The connection is closed.'));
      this.#waiting.set(command.id, { command, resolve, reject });
      this.#send?.(command);
    });
  }

  /** @param send undefined while there is nobody to send to. */
  line(send: ((command: Command) => void) | undefined): void {
    this.#send = send;
    if (send) for (const { command } of this.#waiting.values()) send(command);
  }

  answer(reply: CommandReply): void {
    if (reply.ok) this.#take(reply.id)?.resolve(reply);
    else if (reply.id !== null) this.refuse(reply.id, RedraftError.of(reply.error, reply.request_id));
  }

  refuse(id: string, error: RedraftError): void {
    this.#take(id)?.reject(error);
  }

  /** Refuses what is still unanswered. @returns those commands: nobody knows whether the server has them. */
  close(): Command[] {
    this.#closed = true;
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of left) reject(closed('The connection was closed before the server answered.'));
    return left.map(({ command }) => command);
  }

  #take(id: string): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }
}

function closed(message: string): RedraftError {
  return new RedraftError('CLOSED', message, true);
}
