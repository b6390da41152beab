import { isProse } from '../../documents/prose.ts';
import { ReadabilityCount } from '../../documents/words/readability.ts';
import { Turns } from '../../documents/turns.ts';
import type { Category } from '../../protocol/document.ts';
import type { Readability } from '../../protocol/events.ts';
import { Letters } from '../../protocol/review/letters.ts';
import { playTo, type Standpoint } from '../../protocol/review/replay.ts';
import type { BlockState, JobState } from '../../protocol/fold/state.ts';

/** What a version holds. */
export interface VersionFigures {
  /** Of its prose. */
  readonly readability: Readability;
  /** Changes that are in effect in it: of a version by its number, those of its own pass. */
  readonly changes: number;
  readonly by_category: Readonly<Partial<Record<Category, number>>>;
}

/** The figures of a document at some standpoints, in turns of the event loop. */
export async function versionFigures(state: JobState, standpoints: readonly Standpoint[]): Promise<VersionFigures[]> {
  const counts = standpoints.map(() => new VersionCount());
  const turns = new Turns();
  for (const block of state.blocks) {
    for (const { index, text, categories } of looks(block, standpoints)) {
      counts[index]?.add(isProse(block.kind) ? text : '', categories);
      await turns.spendOn(block);
    }
  }
  return counts.map((count) => count.figures);
}

interface Look {
  /** Of the standpoint. */
  readonly index: number;
  readonly text: string;
  readonly categories: readonly Category[];
}

function* looks(block: BlockState, standpoints: readonly Standpoint[]): Generator<Look> {
  const { text, changes, decided, rewritten } = block;
  if (changes.length === 0 && !decided && !rewritten) {
    yield* standpoints.map((_, index) => ({ index, text, categories: [] }));
    return;
  }
  const letters = new Letters(block);
  let index = 0;
  for (const { live, effects } of playTo(block, letters, standpoints)) {
    const at = standpoints[index];
    const only = at && 'version' in at ? at.version : undefined;
    const counted = changes.filter(
      ({ id, pass }) => (only === undefined || pass === only) && effects.get(id)?.effective,
    );
    yield { index, text: letters.spelled(live), categories: counted.map(({ category }) => category) };
    index += 1;
  }
}

class VersionCount {
  readonly #readability = new ReadabilityCount();
  readonly #categories: Partial<Record<Category, number>> = {};
  #changes = 0;

  add(prose: string, categories: readonly Category[]): void {
    this.#readability.add(prose);
    this.#changes += categories.length;
    for (const category of categories) this.#categories[category] = (this.#categories[category] ?? 0) + 1;
  }

  get figures(): VersionFigures {
    return { readability: this.#readability.result, changes: this.#changes, by_category: this.#categories };
  }
}
