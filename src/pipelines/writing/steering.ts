import type { Writer } from '../../engines/writer.ts';
import type { Directive } from '../../protocol/directives/directives.ts';
import type { EventData, JobEvent, Target } from '../../protocol/events.ts';
import type { FeedbackState, JobState, PassState } from '../../protocol/fold/state.ts';
import { shortened } from '../shortened.ts';

type Words = Extract<Directive, { type: 'free_words' }>;

/** Blocks that a pass has still to ask the writer for, in its order. `all`: all at once, whatever they will be. */
export type BlocksToWrite = readonly string[] | 'all';

/** What a text that is being written is steered by. */
export interface SteeringParts {
  readonly state: () => JobState;
  readonly writer: Pick<Writer, 'quotesOnly'>;
  /** As far as it is known of a pass. */
  readonly toWrite: (state: JobState, pass: PassState) => BlocksToWrite;
}

/** People's words on their way to the writer of a text. */
export class Steering {
  readonly #parts: SteeringParts;
  /** The blocks that the writer has been asked for, by pass: what people say from then on comes too late for them. */
  readonly #begun = new Map<number, Set<string | undefined>>();
  /** Answers by feedback. The writer may be told of one before the run comes to say it. */
  readonly #answers = new Map<string, EventData['feedback_applied']>();

  constructor(parts: SteeringParts) {
    this.#parts = parts;
  }

  /** Answers every feedback that has no answer yet: what of it the model is told, and from where on. */
  *answers(): Generator<JobEvent> {
    for (const feedback of this.#parts.state().feedback) {
      if (!feedback.applied) yield { type: 'feedback_applied', data: this.#answer(feedback) };
    }
  }

  /**
   * What people ask for, in their words, newest last, for the question that the writer is asked now. What has no answer
   * yet gets it first: the question may be asked while the run waits for something else.
   * @param block the one that is to be written; left out where the question is about none
   */
  asks({ pass }: Pick<PassState, 'pass'>, block?: string): string[] {
    const state = this.#parts.state();
    const feedback = state.feedback.map((row) => (row.applied ? row : { ...row, applied: this.#answer(row) }));
    const begun = this.#begun.get(pass) ?? new Set();
    this.#begun.set(pass, begun.add(block));
    return asksFor({ ...state, feedback }, pass, block);
  }

  #answer(feedback: FeedbackState): EventData['feedback_applied'] {
    const { state, writer } = this.#parts;
    const known = this.#answers.get(feedback.feedback);
    if (known) return known;
    const data = answer(feedback, { state: state(), writer, left: (pass) => this.#left(pass) });
    this.#answers.set(feedback.feedback, data);
    return data;
  }

  #left(pass: PassState): BlocksToWrite {
    const { state, toWrite } = this.#parts;
    const begun = this.#begun.get(pass.pass);
    if (pass.status === 'planned' && !begun) return 'all';
    const blocks = toWrite(state(), pass);
    if (blocks === 'all') return begun ? [] : blocks;
    return blocks.filter((id) => !begun?.has(id));
  }
}

/** Somebody asked to write the running pass again, and was not answered yet. */
export function isInterrupted({ feedback }: Pick<JobState, 'feedback'>): boolean {
  return feedback.some(({ mode, applied }) => mode === 'interrupt' && !applied);
}

function asksFor(state: JobState, pass: number, block: string | undefined): string[] {
  const holding = state.feedback.filter((feedback) => holds(feedback, state, pass, block));
  return holding.flatMap(({ applied }) => (applied?.directives ?? []).filter(isWords).map(({ text }) => text));
}

/** How far the writing is when somebody is answered. */
interface Progress {
  readonly state: JobState;
  readonly writer: Pick<Writer, 'quotesOnly'>;
  /** What of a pass the writer was not asked for yet. */
  readonly left: (pass: PassState) => BlocksToWrite;
}

function answer(feedback: FeedbackState, progress: Progress): EventData['feedback_applied'] {
  const { state, writer } = progress;
  const words = [...(feedback.directives ?? []), ...inWords(feedback.text)];
  const told = words.filter(isWords);
  const others = words.filter((directive) => !isWords(directive)).map(({ type }) => `${type}: ${IN_WORDS}`);
  const from = startOf(feedback, progress);
  const why = writer.quotesOnly ? NO_MODEL : from ? undefined : TOO_LATE;
  const unheard = why === undefined ? [] : told.map(({ text }) => `“${shortened(text)}”: ${why}`);
  const heard = why === undefined && from && told.length > 0;
  return {
    feedback: feedback.feedback,
    ...(heard && { from, attempt: attemptIn(from, state), directives: told }),
    understood: heard ? told.map(({ text }) => `the model is told: “${shortened(text)}”`) : [],
    not_understood: [...unheard, ...others],
    ...(unheard.length > 0 && { examples: [INSTEAD] }),
  };
}

const NO_MODEL = 'there is no model to follow it';
const TOO_LATE = 'nothing is left to be written; with mode interrupt, while it is written, it begins again';
const IN_WORDS = 'a text that is written is steered in words';
const INSTEAD = 'Ask again in the same conversation, with what should be different.';

function inWords(text: string): readonly Words[] {
  return text.trim() === '' ? [] : [{ type: 'free_words', text }];
}

function isWords(directive: Directive): directive is Words {
  return directive.type === 'free_words';
}

/** From where on feedback is followed; undefined where nothing is left to be written that it could change. */
function startOf({ mode, target }: FeedbackState, { state, left }: Progress): Target | undefined {
  for (const row of state.passes) {
    const { pass, status } = row;
    const isPast = status === 'complete' || (status === 'running' && mode === 'queue');
    if (isPast || (target?.pass !== undefined && pass !== target.pass)) continue;
    const blocks = left(row);
    if (blocks === 'all') return { pass };
    const block = blocks.find((id) => target?.block === undefined || id === target.block);
    if (block !== undefined) return { pass, block };
  }
  return undefined;
}

function attemptIn({ pass }: Target, { passes }: JobState): number {
  return Math.max(1, passes.find((row) => row.pass === pass)?.attempt ?? 1);
}

function holds({ applied, target }: FeedbackState, state: JobState, pass: number, block: string | undefined): boolean {
  const { from, attempt = 1 } = applied ?? {};
  if (from?.pass === undefined || (target?.block !== undefined && target.block !== block)) return false;
  if (pass !== from.pass) return pass > from.pass && target?.pass === undefined;
  const begunAgain = (state.passes.find((row) => row.pass === pass)?.attempt ?? 1) > attempt;
  if (begunAgain || from.block === undefined) return true;
  return block !== undefined && rank(block, state) >= rank(from.block, state);
}

/** When a block is written: in the order of the blocks, but the first, which stands above the others, last. */
function rank(id: string, { blocks }: JobState): number {
  const index = blocks.findIndex((block) => block.id === id);
  return index === 0 ? blocks.length : index;
}
