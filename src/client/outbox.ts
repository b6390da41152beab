import type { Command, CommandReply } from '../protocol/commands.ts';
import { RedraftError } from './redraft-error.ts';

interface Waiting {
  readonly command: Command;
  readonly resolve: (reply: Extract<CommandReply, { ok: true }>) => void;
  readonly reject: (error: RedraftError) => void;
}

/** Commands until their replies are there. Sent again by id on every new connection: the server answers an id once. */
export class Outbox {
  readonly #waiting = new Map<string, Waiting>();
  #send: ((command: Command) => void) | undefined;

  /** Resolves with the server's reply. @throws RedraftError that it refused with, or `CLOSED` */
  say(command: Command): Promise<Extract<CommandReply, { ok: true }>> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(command.id, { command, resolve, reject });
      this.#send?.(command);
    });
  }

  connect(send: (command: Command) => void): void {
    this.#send = send;
    for (const { command } of this.#waiting.values()) send(command);
  }

  disconnect(): void {
    this.#send = undefined;
  }

  answer(reply: CommandReply): void {
    const waiting = reply.id === null ? undefined : this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(waiting.command.id);
    if (reply.ok) waiting.resolve(reply);
    else waiting.reject(RedraftError.of(reply.error));
  }

  /** Refuses what is still unanswered. @returns those commands: nobody knows whether the server has them. */
  close(): Command[] {
    const commands = [...this.#waiting.values()].map(({ command, reject }) => {
      reject(new RedraftError('CLOSED', 'The connection was closed before the server answered.', true));
      return command;
    });
    this.#waiting.clear();
    return commands;
  }
}
