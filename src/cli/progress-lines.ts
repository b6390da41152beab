import type { Job } from '../client/job.ts';
import type { Update } from '../client/live/updates.ts';
import type { PassState } from '../protocol/fold/state.ts';
import { type Change, isHint } from '../protocol/document.ts';
import { isTerminal } from '../protocol/status.ts';
import { tally } from './tally.ts';
import { added, CLEAR_LINE, faint, printable, struck, type Terminal } from './terminal.ts';

/** Shows a job as it goes: a bar per pass on a terminal, a line per pass in a pipe. */
export class ProgressLines {
  readonly #job: Pick<Job, 'state'>;
  readonly #terminal: Terminal;
  readonly #changes: boolean;
  #eta: number | null = null;
  /** The line that stands there. */
  #drawn = '';

  /** @param changes show each one as it is made. */
  constructor(job: Pick<Job, 'state'>, terminal: Terminal, changes: boolean) {
    this.#job = job;
    this.#terminal = terminal;
    this.#changes = changes;
  }

  hear(update: Update): void {
    switch (update.type) {
      case 'progress':
        this.#eta = update.data.eta_ms;
        return this.#draw();
      case 'block_complete':
        if (this.#changes) for (const change of update.data.changes) this.say(this.#worded(change));
        return undefined;
      case 'pass_complete': {
        const { pass, elapsed_ms: elapsed } = update.data;
        const { passes, blocks } = this.#job.state;
        const name = passes.find((known) => known.pass === pass)?.name ?? `pass ${pass}`;
        const changes = blocks.flatMap((block) => block.changes.filter((change) => change.pass === pass));
        return this.say(`✓ ${name}: ${tally(changes)} in ${seconds(elapsed)}`);
      }
      case 'thinking':
        return this.say(`· ${printable(update.data.text)}`);
      case 'warning':
        return this.say(`! ${printable(update.data.message)}`);
      case 'feedback_applied':
        return this.say(`· understood: ${printable(update.data.understood.join('; ') || 'nothing')}`);
      case 'state':
        return update.data.status === 'running' ? this.#draw() : this.say(`· ${update.data.status}`);
      case 'reach':
        return update.data.status === 'waiting' ? this.say('· the connection is lost; trying again') : undefined;
      case 'pass_start':
      case 'snapshot':
        return this.#draw();
      default:
        return undefined;
    }
  }

  clear(): void {
    if (this.#drawn !== '') this.#terminal.note(CLEAR_LINE);
    this.#drawn = '';
  }

  /** A line that stays. */
  say(line: string): void {
    this.clear();
    this.#terminal.note(`${line}\n`);
    this.#draw();
  }

  /** What was not put into the text has a question mark. */
  #worded(change: Change): string {
    const [before, after] = [printable(change.before), printable(change.after)];
    const colour = this.#terminal.colour.note;
    const words = [before && struck(colour, before), after && added(colour, after)].filter(Boolean).join(' ');
    const what = isHint(change) ? `“${before}”` : words;
    return `  ${change.applied ? '' : '? '}${what}  ${faint(colour, printable(change.reason))}`;
  }

  #draw(): void {
    const { state } = this.#job;
    if (!this.#terminal.interactive || isTerminal(state.status) || state.input) return;
    const running = state.passes.find(({ status }) => status === 'running');
    const columns = this.#terminal.width() - 1;
    // Between two passes the next one begins in a moment.
    if (!running && state.passes.some(({ status }) => status === 'complete')) return;
    const waiting = state.status === 'running' ? 'getting ready' : state.status;
    const line = [...(running ? this.#bar(running, columns) : `${waiting} …`)].slice(0, columns).join('');
    if (line === this.#drawn) return;
    this.#terminal.note(CLEAR_LINE + line);
    this.#drawn = line;
  }

  #bar({ name, pass, completed }: PassState, columns: number): string {
    const { blocks, passes } = this.#job.state;
    const share = blocks.length === 0 ? 0 : completed / blocks.length;
    const width = Math.min(40, columns - 48);
    const full = Math.round(share * width);
    const eta = this.#eta === null ? '' : ` · about ${seconds(this.#eta)} left`;
    // Where there is little room, words say more.
    const bar = width < 10 ? '' : `${'█'.repeat(full)}${'░'.repeat(width - full)} `;
    return `${name} ${pass}/${passes.length} ${bar}${Math.round(share * 100)} %${eta}`;
  }
}

/** A time as people say it. */
export function seconds(ms: number): string {
  return ms < 9_950 ? `${(ms / 1_000).toFixed(1)} s` : `${Math.round(ms / 1_000)} s`;
}
