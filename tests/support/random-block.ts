import * as fc from 'fast-check';
import { sha256 } from '../../src/documents/sha256.ts';
import { type Decision, type DecisionMap, decidedOf } from '../../src/protocol/review/decisions.ts';
import { applyChanges, type Change } from '../../src/protocol/document.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { replayBlock } from '../../src/protocol/review/replay.ts';
import type { BlockState, JobState } from '../../src/protocol/fold/state.ts';
import { logged, replay } from './random-log.ts';

/** A change as a pass would make it, in shares of the text it is given. */
interface Draft {
  readonly at: number;
  readonly length: number;
  readonly after: string;
  readonly applied: boolean;
}

interface PassDraft {
  readonly drafts: readonly Draft[];
  /** Decisions that stand when the pass begins, and whether it looks at them. */
  readonly decisions: readonly (Decision | undefined)[];
  readonly frozen: boolean;
  /** What it writes in place of the block, if it does. */
  readonly whole: string | undefined;
}

/** Few letters, so that texts that look the same are not the same letters. */
const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '😀'), maxLength: 14 });

const draft: fc.Arbitrary<Draft> = fc.record({
  at: fc.nat({ max: 30 }),
  length: fc.nat({ max: 4 }),
  after: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 3 }),
  applied: fc.boolean(),
});

const decision = fc.constantFrom(undefined, 'accepted' as const, 'rejected' as const);

/** @param rewrites whether passes may write a block as a whole. */
const passDraft = (rewrites: boolean): fc.Arbitrary<PassDraft> =>
  fc.record({
    drafts: fc.array(draft, { maxLength: 6 }),
    decisions: fc.array(decision, { maxLength: 8 }),
    frozen: fc.boolean(),
    whole: rewrites ? fc.option(text, { nil: undefined, freq: 6 }) : fc.constant(undefined),
  });

/** A block after some passes, as the fold of a log has it; decisions were frozen between some of them. */
export const randomBlock = (rewrites = false): fc.Arbitrary<BlockState> =>
  fc
    .tuple(text, fc.array(passDraft(rewrites), { minLength: 1, maxLength: 4 }))
    .map(([original, passes]) => new Story(original).told(passes));

/** A block, and decisions on some of its changes. */
export const decidedBlock = (rewrites = false): fc.Arbitrary<readonly [BlockState, DecisionMap]> =>
  randomBlock(rewrites).chain((block) =>
    fc
      .array(decision, { minLength: block.changes.length, maxLength: block.changes.length })
      .map((said) => [block, decisionsFor(block, said)] as const),
  );

export function decisionsFor({ changes }: BlockState, said: readonly (Decision | undefined)[]): DecisionMap {
  return new Map(
    changes.flatMap(({ id }, index) => {
      const one = said[index];
      return one ? [[id, one] as const] : [];
    }),
  );
}

class Story {
  readonly #events: JobEvent[];

  constructor(original: string) {
    this.#events = [
      { type: 'job_started', data: { engine: 'e', passes: [], lead: '', blocks: 1 } },
      { type: 'blocks', data: { blocks: [{ id: 'b1', kind: 'paragraph', text: original, gap: '' }] } },
    ];
  }

  told(passes: readonly PassDraft[]): BlockState {
    for (const [index, pass] of passes.entries()) {
      if (index > 0 && pass.frozen) this.#freeze(pass);
      this.#pass(index + 1, pass);
    }
    return this.#block();
  }

  #state(): JobState {
    return replay(logged(this.#events));
  }

  #block(): BlockState {
    const [block] = this.#state().blocks;
    if (!block) throw new Error('there is a block');
    return block;
  }

  #freeze({ decisions }: PassDraft): void {
    const block = this.#block();
    const standing = decisionsFor(block, decisions);
    const { text: said } = replayBlock(block, standing);
    const data = { block: 'b1', text: said, length: said.length, sha256: sha256(said) };
    this.#events.push({ type: 'block_decided', data: { ...data, ...decidedOf(block.changes, standing) } });
  }

  #pass(pass: number, { drafts, whole }: PassDraft): void {
    const { text: input } = this.#block();
    const changes: Change[] = [];
    for (const [index, one] of drafts.entries()) {
      const change = changeOf(input, pass, index, one);
      const fits = !one.applied || applyChanges(input, [...changes, change]) !== undefined;
      changes.push(fits ? change : { ...change, applied: false });
    }
    const said = whole ?? applyChanges(input, changes) ?? '';
    const data = { pass, block: 'b1', length: said.length, sha256: sha256(said), changes };
    this.#events.push({ type: 'block_complete', data: { ...data, ...(whole === undefined ? {} : { text: whole }) } });
  }
}

function changeOf(input: string, pass: number, index: number, { at, length, after, applied }: Draft): Change {
  const start = Math.min(at, input.length);
  const end = Math.min(start + length, input.length);
  return {
    id: `p${pass}.b1.${index + 1}`,
    pass,
    block: 'b1',
    start,
    end,
    before: input.slice(start, end),
    after,
    category: 'spelling',
    rule: 'r',
    reason: '',
    confidence: 1,
    tier: applied ? 'A' : 'B',
    applied,
  };
}
