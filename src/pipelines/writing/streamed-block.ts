import { sha256 } from '../../documents/sha256.ts';
import { type Aside, type Assignment, WriterFailure, type Written } from '../../engines/writer.ts';
import type { RunContext } from '../../jobs/pipeline.ts';
import { JobFailure } from '../../jobs/job-failure.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { BlockState } from '../../protocol/fold/state.ts';
import { checkedCitations } from './citations.ts';
import { takenOutNote } from './taken-out.ts';

/** A block that a writer writes. */
export interface StreamedBlock extends Pick<RunContext, 'state' | 'rest' | 'paid'> {
  readonly pass: number;
  readonly block: BlockState;
  /** What stands before what the writer writes. */
  readonly head: string;
  /** What stands in the head, for people; left out where the block is all there is. */
  readonly title?: string;
  readonly sources: Assignment['sources'];
  readonly writing: AsyncIterable<Written>;
  /** Hears who writes it. */
  readonly by: (engine: string) => void;
  /** What is said in between, while it is written. */
  readonly between: () => Iterable<JobEvent>;
}

const BLANK_LINES = /^(?:[^\S\n]*\n)+/;

/**
 * What a writer says of a block, as events: `content` while it comes, and `block_complete`, in which every citation was
 * held against its source. A writer that says nothing leaves the block as it is.
 */
export async function* streamedBlock(task: StreamedBlock): AsyncGenerator<JobEvent> {
  const { state, pass, block, head, title, sources, writing, by, between } = task;
  const { open } = state();
  let attempt = open?.block === block.id && open.pass === pass ? open.attempt : 0;
  let body = '';
  /** White space that the text may end with. */
  let held = '';
  let unknown = 0;
  try {
    for await (const piece of writing) {
      if (piece.type === 'again') body = held = '';
      else if (piece.type === 'dropped') unknown = piece.citations;
      else if (piece.type === 'by') by(piece.engine);
      else if (piece.type !== 'text') yield* asideEvents(piece, pass, task);
      else {
        const opens = body === '';
        const said = opens ? (held + piece.text).replace(BLANK_LINES, '') : held + piece.text;
        const more = said.trimEnd();
        held = said.slice(more.length);
        if (more !== '') {
          if (opens) yield { type: 'block_start', data: { pass, block: block.id, attempt: (attempt += 1) } };
          const [off, text] = opens ? [0, head + more] : [head.length + body.length, more];
          yield { type: 'content', data: { pass, block: block.id, off, text } };
          body += more;
        }
      }
      yield* between();
    }
  } catch (error) {
    throw error instanceof WriterFailure ? new JobFailure('UPSTREAM_ERROR', error.message, error.retryable) : error;
  }
  yield* between();
  if (body === '') return yield blockComplete(pass, block, block.text);
  if (title !== undefined) {
    // Another section may follow.
    yield { type: 'content', data: { pass, block: block.id, off: head.length + body.length, text: '\n' } };
    body += '\n';
  }
  const { text, dropped } = checkedCitations(body, sources);
  const taken = unknown + dropped;
  if (taken > 0) yield { type: 'thinking', data: { pass, text: takenOutNote(taken, title) } };
  yield blockComplete(pass, block, head + text);
}

/** What a writer says beside its text: what it costs, and whether it waits, goes to the run. */
export function asideEvents(aside: Aside, pass: number, { rest, paid }: Pick<RunContext, 'rest' | 'paid'>): JobEvent[] {
  switch (aside.type) {
    case 'usage':
      paid({ ...aside.usage, pass });
      return [];
    case 'rest':
      rest(aside.resting);
      return [];
    case 'note':
      return [{ type: 'thinking', data: { pass, text: aside.text } }];
    case 'warning':
      return [{ type: 'warning', data: { code: aside.code, message: aside.message, pass } }];
  }
}

/** The block with its new text; a text that stays is left out. */
export function blockComplete(pass: number, block: BlockState, text: string): JobEvent {
  const changed = text === block.text ? {} : { text };
  return {
    type: 'block_complete',
    data: { pass, block: block.id, ...changed, length: text.length, sha256: sha256(text), changes: [] },
  };
}
