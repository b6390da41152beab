import type { Change } from '../../protocol/document.ts';
import type { Revision, RevisionEngine, RevisionRequest } from '../revision-engine.ts';
import type { BatchContext } from './asking/batch-context.ts';
import type { Batch } from './asking/batches.ts';
import { inOrder, type Turn } from './asking/in-order.ts';
import type { PassKind } from './asking/pass-kind.ts';
import { referencesFor } from './asking/references.ts';
import { Drops } from './checks/drops.ts';
import { Findings } from './findings.ts';
import { Harvest } from './harvest.ts';
import { Inquiry } from './inquiry.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { ProviderChain } from './providers/provider-chain.ts';
import { restingAt } from './resting.ts';
import { SecondTries } from './second-tries.ts';
import type { SettledBlocks } from './settled-blocks.ts';
import { warningsOf } from './warnings-of.ts';

export interface ModelPassParts {
  readonly chain: ProviderChain;
  /** Serves what no model is asked about, and stands in where none answers. */
  readonly embedded: RevisionEngine;
  /** Draws a reference, different each time, of letters and digits. */
  readonly ref: () => string;
  /** Tokens of text in one call, at most. */
  readonly tokens: number;
  /** Calls for one request that run at once. */
  readonly ahead: number;
  readonly settled: SettledBlocks;
  readonly kept: KeptAnswers;
}

const NONE: ReadonlyMap<string, readonly Change[]> = new Map();

/** What came of a batch. */
interface Done {
  readonly revisions: readonly Revision[];
  /** There is a change among them that a model has made. */
  readonly used: boolean;
  readonly drops: Drops;
}

/** One pass of a model over a document, or over the rest of it. */
export async function* modelPass(
  { chain, embedded, ref, tokens, ahead, settled, kept }: ModelPassParts,
  request: RevisionRequest,
  kind: PassKind,
): AsyncGenerator<Revision> {
  const { from = 0, signal, tell = () => undefined, isNeeded = () => true } = request;
  signal.throwIfAborted();
  // Aborted as well when whoever asked goes away: what is still on its way is wanted by nobody.
  const leave = new AbortController();
  const wanted = AbortSignal.any([signal, leave.signal]);
  const drops = new Drops();
  const warn = warningsOf(tell, embedded.name);
  await using findings = new Findings(embedded, { ...request, signal: wanted });
  const known = settled.under(JSON.stringify([chain.name, request.pass.name, request.options]));
  const earlier = kept.under(JSON.stringify([chain.name, request.pass, request.options]));
  const blocks = request.blocks.slice(0, request.to);
  const context: Omit<BatchContext, 'tell' | 'drops'> = {
    chain,
    request,
    tokens,
    findings: (block) => findings.of(block).changes,
    ref: referencesFor(request, ref),
    signal: wanted,
  };
  const tries = new SecondTries((batch, given, turn) => kind.changes(batch, given, turn, tell), chain.patienceMs);
  const harvest = new Harvest();
  const work = async (batch: Batch, turn: Turn): Promise<Done> => {
    await findings.upTo(batch.to - from);
    const own = new Drops();
    const needed = batch.segments.filter(({ index }) => isNeeded(index));
    const before = new Map(needed.map(({ block }) => [block.id, earlier.take(block)] as const));
    const open = { ...batch, segments: needed.filter(({ block }) => !before.get(block.id)) };
    const resting = restingAt(turn, (rests) => tell({ type: 'rest', resting: rests }));
    const inquiry = new Inquiry((news) => {
      warn.heard(news);
      resting(news);
    });
    const given: BatchContext = { ...context, drops: own, tell: inquiry.hear };
    const changes = harvest.isBarren ? NONE : await tries.changes(open, given, turn);
    const revisions = blocks.slice(batch.from, batch.to).map((block) => {
      const found = changes.get(block.id);
      if (!before.has(block.id)) return { block: block.id, changes: [] };
      const again = before.get(block.id);
      if (again) return again;
      // What it wanted and could not have, it may want in a better form another time.
      if (found?.length === 0 && own.total === 0) known.add(block);
      if (!found && !harvest.isBarren) warn.gaveUp(block.id, inquiry.why);
      if (!found) return { ...findings.of(block.id), by: [embedded.name] };
      const revision = { block: block.id, changes: found, by: inquiry.answered };
      if (found.length > 0) earlier.hold(block, revision);
      return revision;
    });
    return { revisions, used: changes.values().some(({ length }) => length > 0), drops: own };
  };
  try {
    const todo = kind.batches(blocks, from, tokens, (block) => !known.has(block));
    for await (const { revisions, used, drops: own } of inOrder(todo, ahead, work)) {
      drops.join(own);
      if (harvest.reaped(used, own)) warn.fruitless(harvest.answers, kind.advice);
      for (const revision of revisions) {
        findings.forget(revision.block);
        yield revision;
        // Who asks for the next one has taken it.
        earlier.handedOver(revision.block);
        signal.throwIfAborted();
      }
    }
  } finally {
    if (tries.counts.answered > 0) warn.askedAgain(tries.counts);
    if (drops.total > 0) warn.dropped(drops);
    earlier.leave();
    leave.abort();
  }
}
