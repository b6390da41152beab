import * as fc from 'fast-check';
import { sha256 } from '../../src/documents/sha256.ts';
import { decisionsIn } from '../../src/protocol/review/decisions.ts';
import { applyChanges, type Block, type Change, documentText } from '../../src/protocol/document.ts';
import type { JobEvent, LoggedEvent } from '../../src/protocol/events.ts';
import { reduce } from '../../src/protocol/fold/reduce.ts';
import { replayBlock } from '../../src/protocol/review/replay.ts';
import { initialState, type JobState } from '../../src/protocol/fold/state.ts';

const ACTIONS = ['piece', 'complete', 'edit', 'again', 'interrupt', 'remark', 'move'] as const;

interface Step {
  readonly action: (typeof ACTIONS)[number];
  readonly text: string;
  readonly number: number;
}

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.constantFrom(...ACTIONS, 'piece', 'piece', 'complete'),
  text: fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  number: fc.nat({ max: 1_000 }),
});

/** Logs as runs write them: blocks that stream and blocks that are edited, begun again, passes planned again, remarks. */
export const randomLog: fc.Arbitrary<JobEvent[]> = fc
  .tuple(
    fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 1, maxLength: 4 }),
    fc.array(step, { maxLength: 40, size: 'max' }),
    fc.constantFrom('done', 'cancelled', 'error', 'none'),
  )
  .map(([texts, steps, end]) => new Story(texts).told(steps, end));

/** Puts events into a log: seqs from 1, each chained to the last one that is not `content`. */
export function logged(events: readonly JobEvent[]): LoggedEvent[] {
  let chain = 0;
  return events.map((event, index): LoggedEvent => {
    const seq = index + 1;
    if (event.type === 'content') return { ...event, seq, at: seq };
    const prev = chain;
    chain = seq;
    return { ...event, seq, prev, at: seq };
  });
}

export function replay(events: readonly LoggedEvent[], from: JobState = initialState('job')): JobState {
  return events.reduce(reduce, from);
}

/** The log as it stands after its last event: the `content` of blocks that were completed or begun again is gone. */
export function compacted(events: readonly LoggedEvent[]): LoggedEvent[] {
  let kept: LoggedEvent[] = [];
  let state = initialState('job');
  for (const event of events) {
    const open = event.type === 'block_complete' && state.open?.block === event.data.block;
    const again = event.type === 'block_start' && event.data.attempt > 1;
    if (open || again) {
      const { pass, block } = event.data;
      kept = kept.filter(({ type, data }) => type !== 'content' || data.pass !== pass || data.block !== block);
    }
    kept.push(event);
    state = reduce(state, event);
  }
  return kept;
}

class Story {
  readonly #events: JobEvent[] = [];
  readonly #blocks: Block[];
  #state = initialState('job');
  #pass = 1;
  #attempt = 1;

  constructor(texts: readonly string[]) {
    this.#blocks = texts.map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph', text, gap: '\n' }));
  }

  told(steps: readonly Step[], end: string): JobEvent[] {
    const input = { format: 'text', bytes: 1, sha256: sha256('') };
    this.#say({ type: 'job_accepted', data: { kind: 'story', title: 't', strategy: 's', options: {}, input } });
    this.#say({ type: 'state', data: { status: 'running' } });
    const passes = [1, 2, 3].map((pass) => ({ pass, name: `p${pass}` }));
    const blocks = this.#blocks.length;
    this.#say({ type: 'job_started', data: { engine: 'e', passes, lead: '\n', blocks } });
    for (const block of this.#blocks) this.#say({ type: 'blocks', data: { blocks: [block] } });
    this.#passStart();
    for (const one of steps) this.#do(one);
    const text = documentText(this.#state.lead, this.#state.blocks);
    const said = { version: 0, partial: false, text_sha256: sha256(text), elapsed_ms: 1 };
    const error = { code: 'PROCESSING_ERROR', message: '', retryable: false } as const;
    if (end === 'done') this.#say({ type: 'done', data: { ...said, changes: 0 } });
    if (end === 'error') this.#say({ type: 'error', data: { ...said, error } });
    if (end === 'cancelled') this.#say({ type: 'cancelled', data: { ...said, reason: 'user', upstream: 'none' } });
    return this.#events;
  }

  #say(event: JobEvent): void {
    this.#events.push(event);
    const seq = this.#events.length;
    this.#state = reduce(this.#state, { ...event, seq, at: seq });
  }

  #do({ action, text, number }: Step): void {
    const { open } = this.#state;
    switch (action) {
      case 'piece':
        return this.#piece(text, number);
      case 'complete':
        return open ? this.#complete(number % 5 === 0 ? text : open.text) : this.#edit(text, number);
      case 'edit':
        return open ? undefined : this.#edit(text, number);
      case 'again':
        if (open) this.#blockStart(open.block, open.attempt + 1);
        return;
      case 'interrupt':
        this.#attempt += 1;
        return this.#passStart();
      case 'remark':
        return this.#remark(text, number);
      case 'move':
        this.#say({ type: 'state', data: { status: number % 2 === 0 ? 'pausing' : 'running', reason: text } });
    }
  }

  #piece(text: string, number: number): void {
    const { open } = this.#state;
    const block = open ?? this.#next(number);
    const at = { pass: this.#pass, block: 'block' in block ? block.block : block.id };
    if (!open && number % 3 > 0) this.#blockStart(at.block, 1);
    const off = this.#state.open?.text.length ?? 0;
    this.#say({ type: 'content', data: { ...at, off, text } });
  }

  #blockStart(block: string, attempt: number): void {
    this.#say({ type: 'block_start', data: { pass: this.#pass, block, attempt } });
  }

  #complete(text: string): void {
    const { open } = this.#state;
    if (!open) return;
    const { pass, block } = open;
    this.#say({
      type: 'block_complete',
      data: { pass, block, text, length: text.length, sha256: sha256(text), changes: [] },
    });
  }

  /** Changes the first characters of a block, and leaves the text out: it follows. */
  #edit(after: string, number: number): void {
    const block = this.#next(number);
    const end = Math.min(number % 4, block.text.length);
    const change: Change = {
      id: `p${this.#pass}.${block.id}.1`,
      pass: this.#pass,
      block: block.id,
      start: 0,
      end,
      before: block.text.slice(0, end),
      after,
      category: 'spelling',
      rule: 'r',
      reason: '',
      confidence: 1,
      tier: 'A',
      applied: number % 2 === 0,
    };
    const text = applyChanges(block.text, [change]) ?? '';
    const { length } = text;
    this.#say({
      type: 'block_complete',
      data: { pass: this.#pass, block: block.id, length, sha256: sha256(text), changes: [change] },
    });
  }

  /** The first block that this pass has still to do; where there is none, the next pass begins. */
  #next(number: number) {
    const left = this.#state.blocks.find((block) => block.pass < this.#pass);
    if (left) return left;
    const readability = { grade: 1, words: 1, sentences: 1 };
    const { changes = 0 } = this.#state.passes.find(({ pass }) => pass === this.#pass) ?? {};
    this.#say({
      type: 'pass_complete',
      data: {
        pass: this.#pass,
        version: this.#pass,
        changes,
        by_category: {},
        readability: { before: readability, after: readability },
        elapsed_ms: 1,
      },
    });
    if (number % 3 > 0) this.#decide(number);
    this.#pass += 1;
    this.#attempt = 1;
    this.#passStart();
    const [first] = this.#state.blocks;
    if (!first) throw new Error('a story has blocks');
    return first;
  }

  /** A person has decided on what the pass did, now this way and now that. */
  #decide(number: number): void {
    for (const block of this.#state.blocks) {
      const said = block.changes.map(({ id }, index) => [id, (number + index) % 5] as const);
      const accepted = said.filter(([, way]) => way === 0).map(([id]) => id);
      const rejected = said.filter(([, way]) => way === 1).map(([id]) => id);
      if (accepted.length + rejected.length === 0) continue;
      const { text } = replayBlock(block, decisionsIn({ accepted, rejected }));
      const data = { block: block.id, text, length: text.length, sha256: sha256(text), accepted, rejected };
      this.#say({ type: 'block_decided', data });
    }
  }

  #passStart(): void {
    const blocks = this.#blocks.length;
    const name = `p${this.#pass}`;
    this.#say({ type: 'pass_start', data: { pass: this.#pass, name, of: 3, attempt: this.#attempt, blocks } });
  }

  #remark(text: string, number: number): void {
    const feedback = `f${number}`;
    const remarks: JobEvent[] = [
      { type: 'thinking', data: { text } },
      { type: 'warning', data: { code: 'w', message: text } },
      { type: 'usage', data: { engine: 'e', input_tokens: number } },
      { type: 'route', data: { to: text, reason: '' } },
      {
        type: 'sources',
        data: { sources: [{ id: '1', title: text, file: 'f', page_or_block: 'b1', quote: text, score: 1 }] },
      },
      { type: 'feedback_received', data: { feedback, mode: 'steer', text } },
      { type: 'feedback_applied', data: { feedback, understood: [text], not_understood: [] } },
      { type: 'input_requested', data: { input: text, question: text } },
      { type: 'input_resolved', data: { input: text, value: text, by: 'user' } },
    ];
    const remark = remarks[number % remarks.length];
    if (remark) this.#say(remark);
  }
}
