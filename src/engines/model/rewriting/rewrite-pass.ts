import type { Change } from '../../../protocol/document.ts';
import type { GivenBlock, RevisionNote } from '../../revision-engine.ts';
import type { BatchContext } from '../asking/batch-context.ts';
import { type Batch, isWritten } from '../asking/batches.ts';
import type { Turn } from '../asking/in-order.ts';
import type { PassKind } from '../asking/pass-kind.ts';
import { LiveText } from './live-text.ts';
import { RewriteWork } from './rewrite-work.ts';

/** Words from which on a block is a passage that can be written in another way. */
const PASSAGE = 8;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
/** Too short, or somebody else's words. */
const NO_PASSAGES: ReadonlySet<GivenBlock['kind']> = new Set(['heading', 'table_cell', 'quote']);

const PASSAGES_ONLY: ReadonlySet<string> = new Set(['structure', 'tone']);

/** Has one passage written anew a call, and shows the text while it is written. */
export class RewritePass implements PassKind {
  readonly #pass: string;
  /** Of the passages that are being written, by their blocks. */
  readonly #live = new Map<string, LiveText>();

  /** @param pass one that `rewriteRulesFor` knows */
  constructor(pass: string) {
    this.#pass = pass;
  }

  /** A passage is a batch of its own: its text is shown as it comes, when everything before it is done. */
  *batches(
    blocks: readonly GivenBlock[],
    from: number,
    _tokens: number,
    asks: (block: GivenBlock) => boolean,
  ): Generator<Batch> {
    let start = from;
    for (let index = from; index < blocks.length; index += 1) {
      const block = blocks[index];
      if (!block || !this.isAbout(block) || !asks(block)) continue;
      if (start < index) yield { from: start, to: index, segments: [] };
      yield { from: index, to: index + 1, segments: [{ block, index, start: 0, text: block.text }] };
      start = index + 1;
    }
    if (start < blocks.length) yield { from: start, to: blocks.length, segments: [] };
  }

  async changes(
    { segments }: Batch,
    context: BatchContext,
    turn: Turn,
    tell: (note: RevisionNote) => void,
  ): Promise<ReadonlyMap<string, readonly Change[]>> {
    const [segment] = segments;
    if (!segment) return new Map();
    // What is only suggested does not come into the text.
    const shown = context.request.options.apply !== 'suggest';
    const live = shown ? this.#liveOf(segment.block.id, turn, tell) : undefined;
    const changes = await new RewriteWork({ ...context, pass: this.#pass }).changes(segment, live);
    if (!changes) return new Map();
    this.#live.delete(segment.block.id);
    return new Map([[segment.block.id, changes]]);
  }

  /** A mistake may stand in the shortest of blocks. */
  isAbout(block: Pick<GivenBlock, 'kind' | 'text'>): boolean {
    return isWritten(block) && (!PASSAGES_ONLY.has(this.#pass) || isPassage(block));
  }

  /** Asked about a second time, it is known what was shown the first time. */
  #liveOf(block: string, turn: Turn, tell: (note: RevisionNote) => void): LiveText {
    const live = this.#live.get(block) ?? new LiveText(block, turn, tell);
    this.#live.set(block, live);
    return live;
  }
}

/** What is long enough to be put in another way. */
function isPassage({ kind, text }: Pick<GivenBlock, 'kind' | 'text'>): boolean {
  return !NO_PASSAGES.has(kind) && lengthOf(text) >= PASSAGE;
}

/** Words; a letter of a script that sets none apart is half of one. */
function lengthOf(text: string): number {
  const letters = text.match(UNSPACED)?.length ?? 0;
  return (text.replaceAll(UNSPACED, ' ').match(/\p{L}+/gu)?.length ?? 0) + letters / 2;
}
