import { sha256InTurns } from '../../documents/sha256.ts';
import { versionText } from '../../documents/version.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { isTerminal } from '../../protocol/status.ts';
import type { Store } from '../../store/store.ts';
import { resultOf } from './job-result.ts';
import type { JobRow } from '../job-table.ts';
import type { Jobs } from '../jobs.ts';

interface Parts {
  readonly store: Store;
  readonly jobs: Pick<Jobs, 'result'>;
}

/** A version without its text. */
export interface VersionEntry {
  /** 0 = the original. */
  readonly version: number;
  /** The name of the pass that made it; `original` for 0. */
  readonly pass: string;
  /** True: the pass was cut short, and this is how far it came. */
  readonly partial: boolean;
  /** Hex. */
  readonly sha256: string;
  /** ms since 1970. */
  readonly created_at: number;
}

/** A version with its text. */
export interface VersionText extends VersionEntry {
  readonly text: string;
}

/**
 * `unfinished`: the pass is planned and has not come to its end. `unreached`: it was planned, and the job ended before.
 * `unknown`: there is no such pass.
 */
export type NoVersion = 'unfinished' | 'unreached' | 'unknown';

/** A version, or why there is none. */
export type FoundVersion =
  { readonly ok: true; readonly version: VersionText } | { readonly ok: false; readonly reason: NoVersion };

/** The document after each pass. */
export class Versions {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Every version there is, the original first. */
  async list(row: JobRow, state: JobState): Promise<VersionEntry[]> {
    const sql = 'select version, pass, sha256, created_at from versions where job = ? order by version';
    const rows = await this.#parts.store.query({ sql, params: [row.id] });
    const stored = rows.map(([version, pass, sum, at]) => ({
      version: Number(version),
      pass: String(pass),
      partial: isCut(state, Number(version)),
      sha256: String(sum),
      created_at: Number(at),
    }));
    const first = stored[0]?.version === 0 ? [] : [withoutText(await this.#original(row))];
    const partial = await partialVersion(state);
    const further = partial && stored.every(({ version }) => version !== partial.version) ? [withoutText(partial)] : [];
    return [...first, ...stored, ...further];
  }

  async find(row: JobRow, state: JobState, version: number): Promise<FoundVersion> {
    const sql = 'select pass, text, sha256, created_at from versions where job = ? and version = ?';
    const [stored] = await this.#parts.store.query({ sql, params: [row.id, version] });
    if (stored) {
      const [pass, text, sum, at] = stored;
      const partial = isCut(state, version);
      const found = { version, pass: String(pass), partial, sha256: String(sum), created_at: Number(at) };
      return { ok: true, version: { ...found, text: String(text) } };
    }
    if (version === 0) return { ok: true, version: await this.#original(row) };
    const partial = await partialVersion(state);
    if (partial?.version === version) return { ok: true, version: partial };
    // Which passes there are is said when the document has been read.
    const ended = isTerminal(state.status);
    const planned = state.announced === null && !ended ? Infinity : state.passes.length;
    if (version > planned) return { ok: false, reason: 'unknown' };
    return { ok: false, reason: ended ? 'unreached' : 'unfinished' };
  }

  /** Before the first pass has begun, the original is stored with the request alone. */
  async #original(row: JobRow): Promise<VersionText> {
    const { text } = await this.#parts.jobs.result(row, 'none');
    const entry = {
      version: 0,
      pass: 'original',
      partial: false,
      sha256: await sha256InTurns(text),
      created_at: row.createdAt,
    };
    return { ...entry, text };
  }
}

/** Whether a version is of a pass that did not come to its end. */
function isCut({ status, passes }: JobState, version: number): boolean {
  return isTerminal(status) && passes.some((row) => row.pass === version && row.status === 'running');
}

/**
 * What a pass left that was cut short by the end of the job: its text is the job's own, unless it was shown and is not
 * in the result.
 */
async function partialVersion(state: JobState): Promise<VersionText | undefined> {
  if (!isTerminal(state.status)) return undefined;
  const { version, partial, text_sha256 } = await resultOf(state);
  if (!partial) return undefined;
  const pass = state.passes.find(({ status }) => status === 'running')?.name ?? String(version);
  return {
    version,
    pass,
    partial,
    sha256: text_sha256,
    created_at: state.ended_at ?? 0,
    text: await versionText(state),
  };
}

function withoutText({ version, pass, partial, sha256: sum, created_at }: VersionText): VersionEntry {
  return { version, pass, partial, sha256: sum, created_at };
}
