import { RedraftError } from '../client/redraft-error.ts';
import type { Job } from '../client/job.ts';
import type { EventData } from '../protocol/events.ts';
import { printable, type Terminal } from './terminal.ts';

type Asked = EventData['input_requested'];

/** Puts a job's question to who sits at the terminal, or says how it is answered where nobody does. */
export class Questions {
  readonly #job: Job;
  readonly #terminal: Terminal;
  readonly #url: string | undefined;
  #asking: { readonly input: string; readonly over: AbortController } | undefined;

  /** @param url of the server, where it was named. */
  constructor(job: Job, terminal: Terminal, url: string | undefined) {
    this.#job = job;
    this.#terminal = terminal;
    this.#url = url;
  }

  /** Called whenever something was heard: asks what is not asked yet, and takes back what was answered elsewhere. */
  look(): void {
    const asked = this.#job.state.input;
    if (asked?.input === this.#asking?.input) return;
    this.close();
    if (!asked) return;
    const over = new AbortController();
    this.#asking = { input: asked.input, over };
    void this.#ask(asked, over.signal);
  }

  close(): void {
    this.#asking?.over.abort();
    this.#asking = undefined;
  }

  async #ask({ input, question, choices = [] }: Asked, signal: AbortSignal): Promise<void> {
    const { ask, note } = this.#terminal;
    note(`? ${printable(question)}\n`);
    const among = choices.map(printable).join(' | ');
    if (!ask) {
      const named = this.#url === undefined ? '' : ` --url ${this.#url}`;
      note(`  redraft answer ${this.#job.id} <${among || 'answer'}>${named}\n`);
      return;
    }
    while (!signal.aborted) {
      const said = (await ask(`  ${among} > `, signal))?.trim();
      if (said === undefined) return;
      const meant = choices.length === 0 ? [said] : choices.filter((choice) => said !== '' && choice.startsWith(said));
      const [answer] = meant.includes(said) ? [said] : meant.length === 1 ? meant : [];
      if (answer === undefined) {
        note(`  “${printable(said)}” is not one of these.\n`);
        continue;
      }
      try {
        return void (await this.#job.respond(answer, input));
      } catch (error) {
        if (!(error instanceof RedraftError)) throw error;
        note(`! ${error.message}\n`);
      }
    }
  }
}
