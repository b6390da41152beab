import { createHash } from 'node:crypto';
import type { Revision, RevisionOptions } from '../revision-engine.ts';
import type { PlannedPass } from '../../protocol/events.ts';
import type { ProseBlock } from './prose-block.ts';
import type { DocumentFacts, RevisionCache } from './revision-cache.ts';
import type { Outcome, WorkerPool } from './worker-pool.ts';
import type { OpenRequest } from './worker-slot.ts';

/** UTF-16 units that are hashed in one turn of the event loop, 2 ms or less. */
const HASHED_AT_ONCE = 512 * 1024;

interface PassRequest {
  readonly pass: PlannedPass;
  readonly options: RevisionOptions;
  readonly blocks: readonly ProseBlock[];
}

/**
 * A pass over a document, of which workers do what is not known. A document that is the same in all its blocks costs
 * them nothing; of one that has changed they tell which blocks the change concerns, and revise those.
 */
export class CachedPass {
  readonly #pool: WorkerPool;
  readonly #cache: RevisionCache;
  readonly #request: OpenRequest;
  readonly #keys: readonly string[];
  readonly #facts: DocumentFacts;

  private constructor(pool: WorkerPool, cache: RevisionCache, request: PassRequest, keys: readonly string[]) {
    this.#pool = pool;
    this.#cache = cache;
    this.#request = pool.open(request);
    this.#keys = keys;
    this.#facts = cache.document(hash(keys.join('')), keys.length);
  }

  static async open(pool: WorkerPool, cache: RevisionCache, request: PassRequest): Promise<CachedPass> {
    return new CachedPass(pool, cache, request, await blockKeys(request));
  }

  /** Outcomes of the blocks from index `from` up to `to`, in order. Never settles once it is forgotten. */
  async revise(from: number, to: number): Promise<readonly CachedOutcome[]> {
    const known = this.#keys.slice(from, to).map((key) => this.#cache.block(key));
    if (known.every((entry, index) => entry !== undefined && entry.facts === this.#facts[from + index])) {
      return known.flatMap((entry, index) =>
        entry ? { ok: true, revision: this.#renamed(entry.revision, from + index) } : [],
      );
    }
    const outcomes = await this.#pool.revise(
      this.#request,
      from,
      to,
      known.map((entry) => entry?.facts ?? null),
    );
    return outcomes.map((outcome, index) => this.#learned(outcome, from + index, known[index]?.revision));
  }

  forget(): void {
    this.#pool.forget(this.#request);
  }

  #learned(outcome: Outcome, index: number, known: Revision | undefined): CachedOutcome {
    if (!outcome.ok) return outcome;
    const { facts } = outcome;
    const revision = outcome.revision ?? known;
    const key = this.#keys[index];
    if (revision === undefined || key === undefined) throw new Error('a worker knows what was never told');
    this.#facts[index] = facts;
    if (outcome.revision) this.#cache.keepBlock(key, { facts, revision });
    return { ok: true, revision: outcome.revision ?? this.#renamed(revision, index) };
  }

  /** The same revision of another block with the same text, in another pass. */
  #renamed(revision: Revision, index: number): Revision {
    const { pass } = this.#request.pass;
    const block = this.#request.blocks[index]?.id ?? revision.block;
    const changes = revision.changes.map((change, number) => ({
      ...change,
      id: `p${pass}.${block}.${number + 1}`,
      pass,
      block,
    }));
    return { ...revision, block, changes };
  }
}

/** An outcome that has its revision, from a worker or from the cache. */
export type CachedOutcome = { readonly ok: true; readonly revision: Revision } | Extract<Outcome, { ok: false }>;

/** A key a block: of all that its revision depends on but the rest of the document. */
async function blockKeys({ pass, options, blocks }: PassRequest): Promise<string[]> {
  // A person's dictionary is long: its sum stands for it in every key.
  const asked = hash(JSON.stringify([pass.name, options]));
  const keys: string[] = [];
  let size = 0;
  for (const { kind, text, opensSentence, level, next } of blocks) {
    keys.push(hash(JSON.stringify([kind, opensSentence, level, next]) + asked + text));
    size += asked.length + text.length;
    if (size < HASHED_AT_ONCE) continue;
    size = 0;
    // oxlint-disable-next-line no-await-in-loop
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return keys;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
