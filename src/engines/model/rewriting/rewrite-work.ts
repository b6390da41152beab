import type { Change } from '../../../protocol/document.ts';
import { changesOf, heeding } from '../../edits/changes.ts';
import { compatible, type Edit } from '../../edits/edit.ts';
import { untouchable } from '../../edits/untouchable.ts';
import type { BatchContext } from '../asking/batch-context.ts';
import { inTwo, type Segment, tokensOf } from '../asking/segment.ts';
import { verifiedEdits } from '../checks/verified-edits.ts';
import type { LiveText } from './live-text.ts';
import { rewriteEdits } from './rewrite-edits.ts';
import { rewritePrompt } from './rewrite-prompt.ts';
import { readRewrite, RewriteReader } from './rewrite-reader.ts';

interface RewriteWorkParts extends BatchContext {
  readonly pass: string;
}

/** Has blocks written anew, and makes changes of the difference. */
export class RewriteWork {
  readonly #parts: RewriteWorkParts;

  constructor(parts: RewriteWorkParts) {
    this.#parts = parts;
  }

  /**
   * @returns the changes of a block; undefined where no model wrote all of it
   * @throws the signal's reason when it is aborted
   */
  async changes(segment: Segment, live: LiveText | undefined): Promise<readonly Change[] | undefined> {
    const { request, drops } = this.#parts;
    const { block } = segment;
    const edits = await this.#write([segment], live);
    if (!edits) return undefined;
    const heeded = compatible(heeding(request.options.rules, edits));
    const verified = await verifiedEdits(block, heeded, request.options.format, drops);
    return changesOf(verified, block, { pass: request.pass.pass, options: request.options });
  }

  /** One segment after the other: the text comes in its order. */
  async #write(segments: readonly Segment[], live: LiveText | undefined): Promise<Edit[] | undefined> {
    const { chain, signal, tell, tokens } = this.#parts;
    const lots = inTwo(segments);
    if (lots && tokensOf(segments) > tokens) return this.#writeBoth(lots, live);
    const [segment] = segments;
    if (!segment) return [];
    const ref = this.#parts.ref(segments);
    const prompt = rewritePrompt({ ...this.#parts, ...this.#parts.request, pass: this.#parts.pass, segments, ref });
    let reader = new RewriteReader(ref);
    const begin = () => {
      reader = new RewriteReader(ref);
      live?.startAgain();
    };
    const listener = { begin, piece: (text: string) => live?.write(reader.take(text)) };
    const answer = await chain.ask({ prompt, read: (text) => readRewrite(text, ref), listener }, signal, tell);
    signal.throwIfAborted();
    if (answer.ok) return this.#edits(segment, answer.value);
    const tooLong = answer.failure.kind === 'context_length' || answer.failure.kind === 'output_length';
    if (tooLong && lots) return this.#writeBoth(lots, live);
    if (tooLong) tell(answer.news);
    return undefined;
  }

  async #writeBoth(
    [first, second]: readonly [readonly Segment[], readonly Segment[]],
    live: LiveText | undefined,
  ): Promise<Edit[] | undefined> {
    // Only the first half is shown while it is written: what begins again would take both with it.
    const before = await this.#write(first, live);
    const after = before && (await this.#write(second, undefined));
    return after && [...before, ...after];
  }

  #edits(segment: Segment, rewritten: string): Edit[] {
    const { request, pass, drops } = this.#parts;
    return rewriteEdits(segment, rewritten, {
      pass,
      asked: (request.options.asks?.length ?? 0) > 0,
      untouchable: untouchable(segment.block, request.options),
      drops,
    });
  }
}
