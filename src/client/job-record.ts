import type { Decision } from '../protocol/review/decisions.ts';
import type { ChangeFilter } from '../protocol/review/reviewed-change.ts';
import { answered } from './requests/answered.ts';
import type { Api } from './requests/api.ts';
import type { JobFigures } from '../protocol/listed-job.ts';
import type { PageQuery } from './answers/job-list.ts';
import { query } from './requests/query.ts';
import type { ChangePage, Decided, Reviewed } from './answers/reviewed-change.ts';
import type { Compared, Difference, Version, VersionText } from './answers/version.ts';

/** What a request can be given besides. */
export interface Abortable {
  /** Aborted: the request is given up, and rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Left out: the document's own format, and the changes that are accepted as it stands. */
export interface ResultOptions extends Abortable {
  readonly format?: 'md' | 'txt' | 'html' | undefined;
  readonly changes?: 'accepted' | 'all' | 'none' | undefined;
}

/** What is stored of one job, running or ended: asked for when it is wanted. Every method throws RedraftError. */
export class JobRecord {
  readonly id: string;
  protected readonly api: Api;
  readonly #path: string;

  constructor(id: string, api: Api) {
    this.id = id;
    this.api = api;
    this.#path = `/v1/jobs/${encodeURIComponent(id)}`;
  }

  /** How far it is. */
  figures(asking?: Abortable): Promise<JobFigures> {
    return answered(this.api.json('GET', `${this.#path}/status`, undefined, asking), 'status', 'progress');
  }

  /** The text as it stands. */
  result({ signal, ...options }: ResultOptions = {}): Promise<string> {
    return this.api.whole(`${this.#path}/result${query(options)}`, text, { signal });
  }

  /** The original, and the text after each pass that has ended, by their figures. */
  async versions(asking?: Abortable): Promise<readonly Version[]> {
    const list = this.api.json('GET', `${this.#path}/versions`, undefined, asking);
    return (await answered<{ items: readonly Version[] }>(list, 'items')).items;
  }

  /** @param version 0 = the original */
  version(version: number, asking?: Abortable): Promise<VersionText> {
    return answered(this.api.json('GET', `${this.#path}/versions/${version}`, undefined, asking), 'text', 'version');
  }

  /** What lies between two versions, part by part. */
  diff({ signal, ...compared }: Compared & Abortable = {}): Promise<Difference> {
    return answered(this.api.json('GET', this.#compared(compared, 'json'), undefined, { signal }), 'parts', 'changes');
  }

  /** The same as a patch for `patch -p1` and `git apply`; empty where there is no difference. */
  patch({ signal, ...compared }: Compared & Abortable = {}): Promise<string> {
    return this.api.whole(this.#compared(compared, 'unified'), text, { signal });
  }

  /** One page of its changes, with what was decided of them. */
  changes({ signal, ...filter }: ChangeFilter & PageQuery & Abortable = {}): Promise<ChangePage> {
    const path = `${this.#path}/changes${query(filter)}`;
    return answered(this.api.json('GET', path, undefined, { signal }), 'items', 'next_cursor');
  }

  /** All of its changes that fit, one after the other. */
  async *allChanges({ signal, ...filter }: ChangeFilter & Abortable = {}): AsyncGenerator<ChangePage['items'][number]> {
    for (let cursor: string | undefined; ;) {
      const { items, next_cursor: next } = await this.changes({ ...filter, limit: 100, cursor, signal });
      yield* items;
      if (next === null) return;
      cursor = next;
    }
  }

  /**
   * Accepts or rejects changes, or takes decisions back.
   * @param expectedRev the `decisions_rev` that was looked at: where another one stands, nothing is decided
   * @returns the `decisions_rev` after it
   */
  async decide(decided: Decided, decision: Decision | 'none', expectedRev?: number): Promise<number> {
    const body = { ...decided, decision, ...(expectedRev === undefined ? {} : { expected_rev: expectedRev }) };
    const reviewed = answered<Reviewed>(this.api.json('PUT', `${this.#path}/changes`, body), 'decisions_rev');
    return (await reviewed).decisions_rev;
  }

  /** Takes the last decision back; again: the one before it. */
  undo(expectedRev?: number): Promise<Reviewed> {
    const body = expectedRev === undefined ? {} : { expected_rev: expectedRev };
    return answered(this.api.json('POST', `${this.#path}/changes/undo`, body), 'decisions_rev');
  }

  /** Deletes it with everything it left; it has to have ended. */
  async remove(): Promise<void> {
    await this.api.json('DELETE', this.#path);
  }

  #compared({ from, to }: Compared, format: string): string {
    return `/v1/refine/diff${query({ job: this.id, fromPass: from, toPass: to, format })}`;
  }
}

const text = (answer: Response) => answer.text();
