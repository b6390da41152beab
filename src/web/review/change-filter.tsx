import type { Decisions } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { titled } from '../parts/words.ts';
import type { LiveJob } from '../use-job.ts';

export interface Filter {
  /** Empty = every one. */
  readonly category: string;
  /** 0 = every one. */
  readonly pass: number;
  /** Only those that nobody has decided on. */
  readonly open: boolean;
}

export const EVERYTHING: Filter = { category: '', pass: 0, open: false };

export function fitsFilter({ id, category, pass }: Change, filter: Filter, decisions: Decisions): boolean {
  if (filter.category !== '' && category !== filter.category) return false;
  if (filter.pass !== 0 && pass !== filter.pass) return false;
  return !filter.open || !decisions.has(id);
}

interface ChangeFilterProps {
  readonly all: readonly Change[];
  readonly filter: Filter;
  readonly passes: LiveJob['state']['passes'];
  readonly onFilter: (filter: Filter) => void;
}

/** Which changes the list shows: by category with their counts, by pass, undecided ones only. */
export function ChangeFilter({ all, filter, passes, onFilter }: ChangeFilterProps) {
  const counts = Map.groupBy(all, ({ category }) => category);
  return (
    <>
      <fieldset class="chips">
        <legend class="unseen">Category</legend>
        {[['', all.length] as const, ...[...counts].map(([name, found]) => [name, found.length] as const)].map(
          ([name, count]) => (
            <label key={name} class="chip">
              <input
                class="unseen"
                type="radio"
                name="category"
                checked={name === filter.category}
                onChange={() => onFilter({ ...filter, category: name })}
              />
              <span>
                {name === '' ? 'All' : titled(name)} <span class="quiet">{count.toLocaleString('en')}</span>
              </span>
            </label>
          ),
        )}
      </fieldset>
      <div class="review-selects small">
        <label>
          Pass:{' '}
          <select
            class="quiet-select"
            value={filter.pass}
            onChange={({ currentTarget }) => onFilter({ ...filter, pass: Number(currentTarget.value) })}
          >
            <option value={0}>all</option>
            {passes.map(({ pass, name }) => (
              <option key={pass} value={pass}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          Show:{' '}
          <select
            class="quiet-select"
            value={filter.open ? 'open' : 'all'}
            onChange={({ currentTarget }) => onFilter({ ...filter, open: currentTarget.value === 'open' })}
          >
            <option value="all">all</option>
            <option value="open">undecided</option>
          </select>
        </label>
      </div>
    </>
  );
}
