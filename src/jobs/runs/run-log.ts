import { inputText, versionText } from '../../documents/version.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import type { JobStatus } from '../../protocol/status.ts';
import type { Statement } from '../../store/driver.ts';
import { StoreError } from '../../store/store-error.ts';
import { closedPass } from './closed-pass.ts';
import { withoutContent } from '../log/event-log-sql.ts';
import type { Append, EventLog } from '../log/event-log.ts';
import type { Outputs } from './outputs.ts';
import { textExtension } from '../text-extension.ts';
import { versionStatement } from '../versions/version-statement.ts';
import { type MadeVersion, versionsMade } from '../versions/versions-made.ts';

/** The job is not this run's any more: nothing that it still has to say is stored. */
export class Fenced extends Error {}

interface Parts {
  readonly job: string;
  readonly fence: number;
  /** ms that the job had spent running before. */
  readonly elapsed: number;
  readonly log: EventLog;
  readonly outputs: Outputs;
  readonly state: () => JobState;
  /** Resolves when `state` has everything that is committed. */
  readonly refresh: () => Promise<void>;
  readonly now: () => number;
  readonly clock: () => number;
  /** Told each time the database could not take a unit and it is tried again. */
  readonly onWait: (error: StoreError) => void;
}

/** A unit of a run with the versions that it makes. */
interface RunUnit extends Append {
  readonly elapsed: number;
  readonly made: readonly MadeVersion[];
}

/** A commit of a run beside its events. */
interface Commit {
  readonly status?: JobStatus;
  /** The statuses in which this may still be said; a command may have come first. */
  readonly from?: readonly JobStatus[];
  /** The log's head that it was decided on, where it may be said on no other. */
  readonly head?: number;
  /** Rows that stand or fall with the events, beside those that belong to them anyway. */
  readonly also?: readonly Statement[];
}

const RUNNING: readonly JobStatus[] = ['running', 'pausing', 'cancelling'];
const FIRST_WAIT_MS = 50;
const LONGEST_WAIT_MS = 1_000;

/** A run's access to the log: writes under the run's fence, and tries again as long as the database does not take it. */
export class RunLog {
  readonly #parts: Parts;
  #elapsed: number;
  #accounted: number;
  #patient = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#elapsed = parts.elapsed;
    this.#accounted = parts.clock();
  }

  /** ms that the job has spent running. */
  elapsed(): number {
    return this.#elapsed + this.#running();
  }

  /** ms of this run that no commit has added to the job's row yet. */
  #running(): number {
    return this.#parts.clock() - this.#accounted;
  }

  /** From now on a database that takes nothing is not waited for: the next run of the job makes the same again. */
  giveUp(): void {
    this.#patient = false;
  }

  /**
   * @returns false when the job is in none of the statuses `from`, or somebody wrote since `head`, though it is still
   *   this run's.
   * @throws Fenced when the job is not this run's any more.
   */
  async append(events: readonly JobEvent[], commit: Commit = {}): Promise<boolean> {
    return this.#write(await this.#unit(events, commit));
  }

  async #unit(
    events: readonly JobEvent[],
    { status, from = RUNNING, head, also: given = [] }: Commit,
  ): Promise<RunUnit> {
    const { job, fence, state } = this.#parts;
    const elapsed = this.#running();
    const made = events.flatMap((event) => versionsMade(state(), event));
    const also = [...given, ...events.flatMap((event) => this.#spent(event))];
    if (made.length > 0) also.push(...(await this.#versions(made)));
    const guard = {
      by: 'runner' as const,
      fence,
      statuses: from,
      ...(head !== undefined && { head }),
    };
    const closes = events.some(({ type }) => type === 'pass_complete');
    const closed = closes ? await closedPass(state(), events) : undefined;
    return { job, guard, events, elapsed, also, closed, made, ...(status && { status }) };
  }

  /** Tries until the database takes the unit, the guard refuses it, or the run gives up. */
  async #write({ made, ...unit }: RunUnit): Promise<boolean> {
    const { job, state, refresh } = this.#parts;
    const { events, elapsed } = unit;
    const before = state();
    let doubtful = false;
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      try {
        const head = (doubtful ? await this.#landed(before.seq, events) : undefined) ?? (await this.#commit(unit));
        if (head === undefined || state().seq < head) await refresh();
        if (head === undefined) return await this.#overtaken();
        this.#elapsed += elapsed;
        this.#accounted += elapsed;
        await this.#copyOut(before, made);
        return true;
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        if (!this.#patient) throw new Fenced(job);
        doubtful = true;
        this.#parts.onWait(error);
        await new Promise((resolve) => setTimeout(resolve, wait));
      }
    }
  }

  /** @returns the head of the log with the unit; undefined when it was refused. */
  async #commit(unit: Append): Promise<number | undefined> {
    const appended = await this.#parts.log.append(unit);
    return appended.ok ? appended.head : undefined;
  }

  /** Asks for the fence: the status that refused the unit may be another one already. */
  async #overtaken(): Promise<false> {
    const { job, log, fence, state } = this.#parts;
    if ((await log.fence(job)) !== fence || !RUNNING.includes(state().status)) throw new Fenced(job);
    return false;
  }

  /**
   * A database that went away in mid-commit may have taken the unit all the same, and nobody was told.
   * @returns the seq of its last event; undefined when it is not in the log.
   */
  async #landed(before: number, events: readonly JobEvent[]): Promise<number | undefined> {
    const { job, log } = this.#parts;
    const [first] = events;
    const rows = await log.read(job, before, 100);
    const landed = rows.find(({ type, data }) => type === first?.type && data === JSON.stringify(first.data));
    if (!landed) return undefined;
    const head = landed.seq + events.length - 1;
    log.announce(job, head);
    return head;
  }

  /** A block that is complete, or begins again, has no use for the text that was streamed of it. */
  #spent(event: JobEvent): Statement[] {
    const { job, state } = this.#parts;
    switch (event.type) {
      case 'block_start':
        return event.data.attempt > 1 ? [withoutContent(job, event.data)] : [];
      case 'block_complete':
        return state().open?.block === event.data.block ? [withoutContent(job, event.data)] : [];
      default:
        return [];
    }
  }

  async #versions(made: readonly MadeVersion[]): Promise<Statement[]> {
    const { job, state, now } = this.#parts;
    const before = state();
    return Promise.all(
      made.map(async (version) =>
        versionStatement({ ...version, job, text: await textOf(before, version), at: now() }),
      ),
    );
  }

  async #copyOut(before: JobState, made: readonly MadeVersion[]): Promise<void> {
    for (const version of made) {
      if (version.version === 0) continue;
      const name = `${version.version}-${version.pass}.${textExtension(before)}`;
      await this.#parts.outputs.write(this.#parts.job, name, await textOf(before, version));
    }
  }
}

function textOf(state: JobState, { into }: MadeVersion): Promise<string> {
  return into === undefined ? versionText(state) : inputText(state, into);
}
