import { diffAside } from '../../documents/diff/diff-aside.ts';
import type { DiffFormat, DiffOrder, VersionName } from '../../documents/diff/diff-order.ts';
import { sha256, sha256InTurns } from '../../documents/sha256.ts';
import type { Workshop } from '../../documents/workshop.ts';
import type { Standpoint } from '../../protocol/review/replay.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { textExtension } from '../text-extension.ts';
import type { Folds } from '../log/folds.ts';
import type { JobRow } from '../job-table.ts';
import type { Jobs } from '../jobs.ts';
import type { Review } from '../review/review.ts';
import type { NoVersion, Versions } from './versions.ts';

interface Parts {
  readonly folds: Folds;
  readonly jobs: Pick<Jobs, 'result'>;
  readonly review: Pick<Review, 'text' | 'decisions'>;
  readonly versions: Versions;
  readonly workshop: Workshop;
}

/** A version by its number, the text as it stands now, or that with every suggestion that nobody rejected. */
export type Comparable = VersionName;

/** Which two texts of a job are to be compared, and how the answer is written. */
export interface ComparisonOrder {
  readonly from: Comparable;
  readonly to: Comparable;
  readonly format: DiffFormat;
  /** Tags of answers that the caller has, as `If-None-Match` says them. */
  readonly known: string | undefined;
}

/** `unchanged`: the caller has it already. `busy`, `late`, `left`: as the workshop says. */
export type Compared =
  | { readonly ok: true; readonly tag: string; readonly bytes: readonly Uint8Array<ArrayBuffer>[] }
  | { readonly ok: false; readonly reason: 'unchanged'; readonly tag: string }
  | { readonly ok: false; readonly reason: NoVersion; readonly version: Comparable }
  | { readonly ok: false; readonly reason: 'busy' | 'late' | 'left' };

interface Side {
  readonly version: Comparable;
  readonly pass: string;
  readonly text: string;
  readonly sha256: string;
  readonly standpoint: Standpoint;
}

type FoundSide =
  | { readonly ok: true; readonly side: Side }
  | { readonly ok: false; readonly reason: NoVersion; readonly version: Comparable };

/** The difference between any two texts of a job. */
export class Comparisons {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async compare(row: JobRow, { from, to, format, known }: ComparisonOrder, signal: AbortSignal): Promise<Compared> {
    const state = await this.#parts.folds.current(row.id);
    const older = await this.#side(row, state, from);
    if (!older.ok) return older;
    const newer = await this.#side(row, state, to);
    if (!newer.ok) return newer;
    const order = orderOf(row, state, older.side, newer.side, format);
    const tag = `W/"${sha256(JSON.stringify([order.head, format])).slice(0, 32)}"`;
    if (known?.split(/\s*,\s*/).includes(tag)) return { ok: false, reason: 'unchanged', tag };
    const made = await diffAside(this.#parts.workshop, order, state.blocks, signal);
    return made.ok ? { ...made, tag } : made;
  }

  async #side(row: JobRow, state: JobState, version: Comparable): Promise<FoundSide> {
    const { jobs, review, versions } = this.#parts;
    if (typeof version === 'string') {
      const which = version === 'all' ? 'all' : 'accepted';
      const text = isRead(state) ? await review.text(row, state, which) : (await jobs.result(row)).text;
      const standpoint = { decisions: await review.decisions(row.id, state), which } as const;
      return { ok: true, side: { version, pass: version, text, sha256: await sha256InTurns(text), standpoint } };
    }
    const found = await versions.find(row, state, version);
    if (!found.ok) return { ...found, version };
    const { pass, text, sha256: sum } = found.version;
    return { ok: true, side: { version, pass, text, sha256: sum, standpoint: { version } } };
  }
}

function orderOf(row: JobRow, state: JobState, older: Side, newer: Side, format: DiffFormat): DiffOrder {
  const named = ({ version, pass, sha256: sum, text }: Side) => ({ version, pass, sha256: sum, length: text.length });
  const file = `${row.id}.${textExtension(state)}`;
  const standpoints = { older: older.standpoint, newer: newer.standpoint };
  return {
    head: { job: row.id, title: row.title, file, from: named(older), to: named(newer) },
    format,
    older: older.text,
    newer: newer.text,
    ...(isRead(state) && { document: { lead: state.lead, standpoints } }),
  };
}

function isRead({ announced, blocks }: JobState): boolean {
  return announced === blocks.length;
}
