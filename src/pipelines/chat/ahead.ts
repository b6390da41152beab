import type { Aside, Written } from '../../engines/writer.ts';
import { LiveQueue } from '../../engines/live-queue.ts';
import type { JobEvent } from '../../protocol/events.ts';
import type { PassState } from '../../protocol/fold/state.ts';
import { asideEvents } from '../writing/streamed-block.ts';
import { assignmentOf, sectionAssignment } from './assignment.ts';
import type { Asking } from './asking.ts';
import { inOneLine, SECTIONS, sectionId } from './passes.ts';

/**
 * The long answer of a hybrid request, asked for while the short one is still written. A log has one open block, so its
 * text is held until its pass begins; what it costs is told at once. A run that ends early drops what it holds: nobody
 * has seen it.
 */
export class Ahead {
  readonly #leave = new AbortController();
  readonly #said: JobEvent[] = [];
  #heard: () => void = () => undefined;
  #resting = false;
  readonly #titles = Promise.withResolvers<readonly string[]>();
  readonly #sections = new Map<string, LiveQueue<Written>>();
  #planned: readonly string[] | undefined;
  #work: Promise<void> | undefined;

  /** Asks for the plan, and for one section after the other. */
  begin(run: Asking): void {
    const signal = AbortSignal.any([run.signal, this.#leave.signal]);
    this.#titles.promise.catch(() => undefined);
    this.#work ??= this.#write({ ...run, signal }).catch((error: unknown) => {
      this.#titles.reject(error);
      for (const section of this.#sections.values()) section.fail(error);
    });
  }

  /** The titles of the sections; undefined where nobody asked for them ahead. */
  get titles(): Promise<readonly string[]> | undefined {
    return this.#work && this.#titles.promise;
  }

  /** What is written of a section; undefined where nobody asked for it ahead. */
  section(block: string): AsyncIterable<Written> | undefined {
    return this.#sections.get(block);
  }

  /** The blocks that a pass which has not begun will write, where that is known by now. */
  blocks({ name, status }: Pick<PassState, 'name' | 'status'>): readonly string[] | undefined {
    if (name !== 'draft' || status !== 'planned') return undefined;
    return this.#planned?.map((_, nth) => sectionId(nth));
  }

  /** What was said beside the text since it was asked last. */
  *asides(): Generator<JobEvent> {
    yield* this.#said.splice(0);
  }

  /** `asides`, each as it comes, until `done` settles. @param rest told whether the long answer waits for a provider */
  async *asidesUntil(done: Promise<unknown>, rest: (resting: boolean) => void): AsyncGenerator<JobEvent> {
    let over = false;
    const end = () => {
      over = true;
      this.#heard();
    };
    done.then(end, end);
    for (let rested = false; !over;) {
      if (this.#resting !== rested) rest((rested = this.#resting));
      else if (this.#said.length > 0) yield* this.asides();
      // oxlint-disable-next-line no-await-in-loop
      else await new Promise<void>((resolve) => (this.#heard = resolve));
    }
    yield* this.asides();
  }

  /** Stops the writing; resolves when nothing of it is under way any more. */
  async close(): Promise<void> {
    this.#leave.abort();
    await this.#work;
  }

  async #write(run: Asking): Promise<void> {
    const { writer, steering, state, paid } = run;
    const passOf = (wanted: string) => state().passes.find(({ name }) => name === wanted)?.pass ?? 0;
    const [outline, draft] = [passOf('outline'), passOf('draft')];
    const asks = steering.asks({ pass: outline });
    const titles = await writer.outline({ ...assignmentOf(run), asks }, this.#tells(outline, paid));
    this.#planned = titles.slice(0, SECTIONS).map(inOneLine);
    for (const nth of this.#planned.keys()) this.#sections.set(sectionId(nth), new LiveQueue(AS_IT_COMES));
    this.#titles.resolve(this.#planned);
    const tell = this.#tells(draft, paid);
    for (const [nth, title] of this.#planned.entries()) {
      const block = sectionId(nth);
      const assignment = sectionAssignment(run, title);
      // oxlint-disable-next-line no-await-in-loop
      await this.#fill(block, writer.write({ ...assignment, asks: steering.asks({ pass: draft }, block) }), tell);
    }
  }

  async #fill(block: string, writing: AsyncIterable<Written>, tell: (aside: Aside) => void): Promise<void> {
    const section = this.#sections.get(block);
    for await (const piece of writing) {
      if (piece.type === 'usage' || piece.type === 'note' || piece.type === 'warning') tell(piece);
      else section?.push(piece);
    }
    section?.end();
  }

  #tells(pass: number, paid: Asking['paid']): (aside: Aside) => void {
    return (aside) => {
      this.#said.push(...asideEvents(aside, pass, { paid, rest: (resting) => (this.#resting = resting) }));
      this.#heard();
    };
  }
}

/** Pieces of text that are held become one; an `again` voids those before it. */
const AS_IT_COMES = {
  join: (earlier: Written, later: Written): Written | undefined => {
    if (later.type === 'again') return later;
    const text = earlier.type === 'text' && later.type === 'text';
    return text ? { type: 'text', text: earlier.text + later.text } : undefined;
  },
  isText: ({ type }: Written) => type === 'text',
  ms: () => 0,
};
