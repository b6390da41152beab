import type { Span } from '../../../documents/spans/span.ts';
import type { Change } from '../../../protocol/document.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { compatible, type Edit } from '../../edits/edit.ts';
import { untouchable } from '../../edits/untouchable.ts';
import type { BatchContext } from '../asking/batch-context.ts';
import { inTwo, type Segment, tokensOf } from '../asking/segment.ts';
import { verifiedEdits } from '../checks/verified-edits.ts';
import { editPrompt } from './edit-prompt.ts';
import { editsOfProposals } from './edits-of-proposals.ts';
import { readReply, type Reply } from './proposal.ts';

/** What a model made of segments: the edits of each, or nothing for those that it gave no answer for. */
type Found = ReadonlyMap<Segment, readonly Edit[]>;

/** Asks for the edits of blocks, and makes of the answers what can be believed. */
export class EditWork {
  readonly #parts: BatchContext;

  constructor(parts: BatchContext) {
    this.#parts = parts;
  }

  /**
   * The changes of each block, by its id; a block is missing where no model could be asked about all of it.
   * @throws the signal's reason when it is aborted
   */
  async changes(segments: readonly Segment[]): Promise<ReadonlyMap<string, readonly Change[]>> {
    const { request, drops } = this.#parts;
    const { options, pass } = request;
    const found = await this.#ask(segments);
    const changes = new Map<string, readonly Change[]>();
    for (const { block } of segments) {
      const parts = [...found].filter(([segment]) => segment.block === block);
      if (parts.reduce((sum, [{ text }]) => sum + text.length, 0) < block.text.length) continue;
      const proposed = heeding(
        options.rules,
        parts.flatMap(([, edits]) => edits),
      );
      // oxlint-disable-next-line no-await-in-loop
      const edits = await verifiedEdits(block, compatible(proposed), options.format, drops);
      changes.set(block.id, changesOf(edits, block, { pass: pass.pass, options }));
    }
    return changes;
  }

  /** Cut in two where it is too much for one call, and again where the model says so. */
  async #ask(segments: readonly Segment[]): Promise<Found> {
    const { signal, chain, tell, tokens } = this.#parts;
    if (segments.length === 0) return new Map();
    const lots = inTwo(segments);
    if (lots && tokensOf(segments) > tokens) return this.#askBoth(lots);
    const ref = this.#parts.ref(segments);
    const prompt = editPrompt({
      pass: this.#parts.request.pass.name,
      segments,
      blocks: this.#parts.request.blocks,
      options: this.#parts.request.options,
      findings: this.#parts.findings,
      ref,
    });
    const answer = await chain.ask({ prompt, read: (text) => readReply(text, ref) }, signal, tell);
    signal.throwIfAborted();
    if (answer.ok) return this.#read(segments, answer.value);
    const tooLong = answer.failure.kind === 'context_length' || answer.failure.kind === 'output_length';
    if (tooLong && lots) return this.#askBoth(lots);
    if (tooLong) tell(answer.news);
    return new Map();
  }

  async #askBoth([first, second]: readonly [readonly Segment[], readonly Segment[]]): Promise<Found> {
    const found = await this.#ask(first);
    return new Map([...found, ...(await this.#ask(second))]);
  }

  #read(segments: readonly Segment[], { proposals, malformed }: Reply): Found {
    const { request, drops } = this.#parts;
    const names = new Set(segments.map((_, index) => `s${index + 1}`));
    const { pass, options } = request;
    const asked = (options.asks?.length ?? 0) > 0;
    const about = (spans: readonly Span[]) => ({ pass: pass.name, asked, untouchable: spans, drops });
    drops.add('malformed', malformed);
    drops.add('elsewhere', proposals.filter(({ block }) => !names.has(block)).length);
    return new Map(
      segments.map((segment, index) => {
        const own = proposals.filter(({ block }) => block === `s${index + 1}`);
        const spans = own.length === 0 ? [] : untouchable(segment.block, options);
        return [segment, editsOfProposals(segment, own, about(spans))];
      }),
    );
  }
}
