import type { Revision, RevisionEngine, RevisionRequest } from '../revision-engine.ts';
import { CachedPass, type CachedOutcome } from './cached-pass.ts';
import { type Piece, pieces, proseBlocks } from './document-blocks.ts';
import { RevisionCache } from './revision-cache.ts';
import { RULE_CATALOGUE } from './rule-catalogue.ts';
import { WorkerPool } from './worker-pool.ts';
import type { Loss } from './worker-slot.ts';

/** Pieces of a request that are asked for before the first of them is taken: a slow reader does not pile up more. */
const READ_AHEAD = 8;

const CAUSES = {
  crashed: 'the correction of this text ended unexpectedly, twice',
  stuck: 'the correction of this text took too long, twice',
  unloadable: 'the correction engine could not be loaded',
} as const;

export interface EmbeddedEngineOptions {
  /** Worker threads; each takes some 300 MB. Default 1. */
  readonly workers?: number;
  /** ms that one task, 4 KB or one block, may take before its worker is replaced. Default 20,000. */
  readonly taskTimeoutMs?: number;
  /** ms that a worker may take to load. Default 60,000. */
  readonly bootTimeoutMs?: number;
  /** UTF-8 bytes of text after which a worker, whose memory only grows, is replaced. Default 8 MiB. */
  readonly recycleAfterBytes?: number;
  /** Bytes of memory for what was found before. Default 32 MiB; 0 keeps nothing. */
  readonly cacheBytes?: number;
  /** Hears why a worker had to be replaced, for whoever keeps the log. */
  readonly onLoss?: (loss: Loss, why: string) => void;
  /** Another script than the engine's own that answers as `messages.ts` has it. */
  readonly workerUrl?: string | URL;
}

/**
 * Corrects English offline with Harper in worker threads. Deterministic: the same document and options give the same
 * changes. It knows the passes `proofread`, `tighten`, `polish`, `structure` and `tone`; it leaves the text of any other
 * pass as it is and says so once. Warning codes: `unknown_pass`, `not_english` (once a request), `engine_gave_up` (one
 * for each block).
 *
 * @example
 * const engine = embeddedEngine({ workers: 2 });
 * engine.warm();
 * for await (const { block, changes } of engine.revise(request)) …
 */
export function embeddedEngine(options: EmbeddedEngineOptions = {}): RevisionEngine {
  const cache = new RevisionCache(options.cacheBytes ?? 32 * 1024 * 1024);
  const poolOf = (workers: number, workerUrl: URL) =>
    new WorkerPool({
      workers,
      taskTimeoutMs: options.taskTimeoutMs ?? 20_000,
      bootTimeoutMs: options.bootTimeoutMs ?? 60_000,
      recycleAfterBytes: options.recycleAfterBytes ?? 8 * 1024 * 1024,
      onLoss: options.onLoss,
      workerUrl: options.workerUrl ?? workerUrl,
    });
  const proofreading = poolOf(options.workers ?? 1, new URL('./proofread/proofread-worker.ts', import.meta.url));
  // It needs no Harper: it is there in a moment and works beside a long proofreading.
  const wording = poolOf(1, new URL('./wording-worker.ts', import.meta.url));
  const pools: Readonly<Record<string, WorkerPool>> = {
    proofread: proofreading,
    tighten: wording,
    polish: wording,
    structure: wording,
    tone: wording,
  };
  return {
    name: 'embedded',
    rules: RULE_CATALOGUE,
    warm: () => proofreading.warm(),
    async ready(signal, pass) {
      signal.throwIfAborted();
      const aborted = abortion(signal);
      await Promise.race([pools[pass]?.ready(), aborted.promise]).finally(aborted.release);
    },
    get status() {
      return proofreading.status;
    },
    revise(request) {
      const pool = pools[request.pass.name];
      return pool === undefined ? untouched(request) : revised(pool, cache, request);
    },
    close: async () => void (await Promise.all([proofreading.close(), wording.close()])),
  };
}

async function* revised(
  pool: WorkerPool,
  cache: RevisionCache,
  { pass, blocks, from = 0, options, signal }: RevisionRequest,
) {
  signal.throwIfAborted();
  const work = await CachedPass.open(pool, cache, { pass, options, blocks: proseBlocks(blocks) });
  signal.throwIfAborted();
  const aborted = abortion(signal);
  const todo = pieces(blocks, from);
  const asked: { readonly piece: Piece; readonly outcomes: Promise<readonly CachedOutcome[]> }[] = [];
  const ask = () => {
    const { value: piece } = todo.next();
    if (piece === undefined) return;
    asked.push({ piece, outcomes: work.revise(piece.prose?.from ?? 0, piece.prose?.to ?? 0) });
  };
  let languageSaid = false;
  try {
    for (let ahead = 0; ahead < READ_AHEAD; ahead++) ask();
    for (let next = asked.shift(); next !== undefined; next = asked.shift()) {
      const outcomes = await Promise.race([next.outcomes, aborted.promise]);
      ask();
      for (const [index, { id }] of next.piece.blocks.entries()) {
        const { warning, ...revision } = revisionOf(id, outcomes[index]);
        const said = warning?.code === 'not_english' && languageSaid;
        languageSaid ||= warning?.code === 'not_english';
        yield warning === undefined || said ? revision : { ...revision, warning };
        signal.throwIfAborted();
      }
    }
  } finally {
    aborted.release();
    work.forget();
  }
}

/** @param outcome Undefined for a block that no worker is asked about. */
function revisionOf(block: string, outcome: CachedOutcome | undefined): Revision {
  if (outcome === undefined) return { block, changes: [] };
  if (outcome.ok) return outcome.revision;
  if (outcome.cause === 'closed') throw new Error('the embedded engine is closed');
  const message = `This text is kept as it was: ${CAUSES[outcome.cause]}.`;
  return { block, changes: [], warning: { code: 'engine_gave_up', message } };
}

async function* untouched({ pass, blocks, from = 0, signal }: RevisionRequest): AsyncGenerator<Revision> {
  const message = `The embedded engine has no pass “${pass.name}”: the text stays as it is.`;
  for (const [index, { id }] of blocks.slice(from).entries()) {
    signal.throwIfAborted();
    yield { block: id, changes: [], ...(index === 0 ? { warning: { code: 'unknown_pass', message } } : {}) };
  }
}

/** The signal as a promise that rejects with its reason. */
function abortion(signal: AbortSignal): { readonly promise: Promise<never>; readonly release: () => void } {
  const { promise, reject } = Promise.withResolvers<never>();
  const abort = () => reject(signal.reason);
  signal.addEventListener('abort', abort);
  promise.catch(() => {});
  return { promise, release: () => signal.removeEventListener('abort', abort) };
}
