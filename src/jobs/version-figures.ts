import { isProse } from '../documents/prose.ts';
import { ReadabilityCount } from '../documents/readability.ts';
import { Turns } from '../documents/turns.ts';
import type { Category } from '../protocol/document.ts';
import type { Readability } from '../protocol/events.ts';
import { Letters } from '../protocol/letters.ts';
import { playTo } from '../protocol/replay.ts';
import type { BlockState, JobState } from '../protocol/state.ts';

/** What a version holds. */
export interface VersionFigures {
  /** Of its prose. */
  readonly readability: Readability;
  /** Changes of its own pass that are in effect in it. */
  readonly changes: number;
  readonly by_category: Readonly<Partial<Record<Category, number>>>;
}

/** The figures of some versions of a document, in turns of the event loop. */
export async function versionFigures(state: JobState, versions: readonly number[]): Promise<VersionFigures[]> {
  const counts = versions.map(() => new VersionCount());
  const turns = new Turns();
  for (const block of state.blocks) {
    for (const [index, { text, categories }] of looks(block, versions).entries()) {
      counts[index]?.add(isProse(block.kind) ? text : '', categories);
    }
    await turns.spend((block.text.length + 16) * versions.length);
  }
  return counts.map((count) => count.figures);
}

interface Look {
  readonly text: string;
  readonly categories: readonly Category[];
}

function looks(block: BlockState, versions: readonly number[]): Look[] {
  const { text, changes, decided, rewritten } = block;
  if (changes.length === 0 && !decided && !rewritten) return versions.map(() => ({ text, categories: [] }));
  const letters = new Letters(block);
  const standpoints = versions.map((version) => ({ version }));
  return playTo(block, letters, standpoints).map(({ live, effects }, index) => {
    const own = changes.filter(({ id, pass }) => pass === versions[index] && effects.get(id)?.effective);
    return { text: letters.spelled(live), categories: own.map(({ category }) => category) };
  });
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
