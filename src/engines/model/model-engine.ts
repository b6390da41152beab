import type { Revision, RevisionEngine, RevisionRequest, Upstream } from '../revision-engine.ts';
import type { CircuitState } from './providers/circuit-breaker.ts';
import type { ProviderChain } from './providers/provider-chain.ts';
import { type Batch, batches } from './editing/batches.ts';
import { Drops } from './editing/drops.ts';
import { EditWork } from './editing/edit-work.ts';
import { Findings } from './editing/findings.ts';
import { MODEL_RULES } from './editing/model-rules.ts';
import { promptFor } from './editing/pass-prompts.ts';
import { SettledBlocks } from './editing/settled-blocks.ts';
import { warningsOf } from './warnings-of.ts';

export interface ModelEngineParts {
  readonly chain: ProviderChain;
  /** Serves what no model is asked about, and stands in where none answers. */
  readonly embedded: RevisionEngine;
  /** Draws a reference, different each time, of letters and digits. */
  readonly ref: () => string;
  /** Tokens of text in one call, at most. Default 1,000. */
  readonly tokens?: number;
  /** Calls for one request that run at once. Default 4. */
  readonly ahead?: number;
}

const STATES: Readonly<Record<CircuitState, Upstream['state']>> = {
  closed: 'ok',
  open: 'failing',
  half_open: 'trying',
};

/**
 * Revises with a model: it proposes exact edits, and those that can be believed become changes. Blocks for which no
 * model answers are revised by the embedded engine. Warning codes beside that engine's own: `provider_failed` (the next
 * is asked), `model_gave_up` (none is left), `edits_dropped`; each once a request.
 */
export function modelEngine(parts: ModelEngineParts): RevisionEngine {
  const { chain, embedded } = parts;
  const settled = new SettledBlocks();
  return {
    name: chain.name,
    rules: [...embedded.rules, ...MODEL_RULES],
    followsWords: true,
    warm: () => embedded.warm(),
    ready: (signal) => embedded.ready(signal),
    get status() {
      return embedded.status;
    },
    upstreams: () => chain.providers.map(({ name, state }) => ({ name, state: STATES[state] })),
    revise(request) {
      const known = request.glance !== true && promptFor(request.pass.name) !== undefined;
      return known ? revised(parts, settled, request) : embedded.revise(request);
    },
    close: () => embedded.close(),
  };
}

async function* revised(
  { chain, embedded, ref, tokens = 1_000, ahead = 4 }: ModelEngineParts,
  settled: SettledBlocks,
  request: RevisionRequest,
): AsyncGenerator<Revision> {
  const { from = 0, signal, tell = () => undefined } = request;
  signal.throwIfAborted();
  // Aborted as well when whoever asked goes away: what is still on its way is wanted by nobody.
  const leave = new AbortController();
  const wanted = AbortSignal.any([signal, leave.signal]);
  const drops = new Drops();
  const warn = warningsOf(tell, embedded.name);
  await using findings = new Findings(embedded, { ...request, signal: wanted });
  const known = settled.under(JSON.stringify([chain.name, request.pass.name, request.options]));
  const blocks = request.blocks.slice(0, request.to);
  const todo = batches(blocks, from, tokens, (block) => !known.has(block));
  const work = async ({ from: first, to, segments }: Batch): Promise<readonly Revision[]> => {
    await findings.upTo(to - from);
    const edits = new EditWork({
      chain,
      request,
      tokens,
      findings: (block) => findings.of(block).changes,
      ref,
      tell: (news) => warn.heard(news),
      drops,
      signal: wanted,
    });
    const changes = await edits.changes(segments);
    const asked = new Set(segments.map(({ block }) => block.id));
    return blocks.slice(first, to).map((block) => {
      const found = changes.get(block.id);
      if (!asked.has(block.id)) return { block: block.id, changes: [] };
      if (found?.length === 0) known.add(block);
      if (!found) warn.gaveUp(block.id);
      return found ? { block: block.id, changes: found } : findings.of(block.id);
    });
  };
  const inFlight: Promise<readonly Revision[]>[] = [];
  const ask = () => {
    const { value: batch } = todo.next();
    if (!batch) return;
    const revisions = work(batch);
    revisions.catch(() => undefined);
    inFlight.push(revisions);
  };
  try {
    for (let asked = 0; asked < ahead; asked += 1) ask();
    for (let next = inFlight.shift(); next; next = inFlight.shift()) {
      const revisions = await next;
      ask();
      for (const revision of revisions) {
        findings.forget(revision.block);
        yield revision;
        signal.throwIfAborted();
      }
    }
  } finally {
    if (drops.total > 0) warn.dropped(drops);
    leave.abort();
  }
}
