import { useEffect, useMemo, useState } from 'preact/hooks';
import { type Decisions, NO_DECISIONS } from '../../protocol/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Icon } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { ChangeCard } from './change-card.tsx';
import { ChangeRow } from './change-row.tsx';
import { Download } from './download.tsx';
import { ReviewBlock } from './review-block.tsx';
import { useReview } from './use-review.ts';

interface Filter {
  readonly category: string;
  readonly pass: number;
  readonly open: boolean;
}

/** Every change of the job, decided one by one or many at once, with keys. */
export function ReviewView({ live }: { readonly live: LiveJob }) {
  const { state, job } = live;
  const review = useReview(job.id, live.decisionsRev);
  const decisions = review.decisions ?? NO_DECISIONS;
  const [filter, setFilter] = useState<Filter>({ category: '', pass: 0, open: false });
  const [currentId, setCurrentId] = useState<string>();
  const all = useMemo(() => state.blocks.flatMap(({ changes }) => changes), [state.blocks]);
  const shown = all.filter((change) => fits(change, filter, decisions, currentId));
  const current = shown.find(({ id }) => id === currentId) ?? shown.find(({ id }) => !decisions.has(id)) ?? shown[0];
  const at = current ? shown.indexOf(current) : -1;
  const move = (by: number) => setCurrentId(shown[Math.min(Math.max(at + by, 0), shown.length - 1)]?.id);
  const decide = (decision: 'accepted' | 'rejected') => {
    if (!current) return;
    review.decide({ ids: [current.id] }, decision);
    const next = shown.slice(at + 1).find(({ id }) => !decisions.has(id)) ?? shown[at + 1];
    if (next) setCurrentId(next.id);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => decide('accepted'),
    r: () => decide('rejected'),
    u: review.undo,
  });
  useEffect(() => {
    if (!current) return;
    document.querySelector(`[data-change="${current.id}"]`)?.scrollIntoView({ block: 'nearest' });
    document.querySelector(`#row-${CSS.escape(current.id)}`)?.scrollIntoView({ block: 'nearest' });
  }, [current?.id]);

  const accepted = all.filter(({ id }) => decisions.get(id) === 'accepted').length;
  const rejected = all.filter(({ id }) => decisions.get(id) === 'rejected').length;
  const left = shown.filter(({ id }) => !decisions.has(id));
  if (all.length === 0) {
    return (
      <main id="main" class="document nothing">
        <h2 class="page-title">Nothing to decide</h2>
        <p class="quiet">
          {state.end ? 'No pass found anything to change.' : 'Changes appear here as the passes make them.'}
        </p>
      </main>
    );
  }
  return (
    <>
      <main id="main" class="document review-document">
        <div class="review-bar">
          <p class="small quiet legend">
            <del>removed</del> <ins>added</ins> <span class="accepted">accepted</span>{' '}
            <span class="rejected">kept as written</span>
          </p>
          <Download job={job.id} accepted={accepted} format={state.accepted?.input.format ?? 'markdown'} />
        </div>
        {state.blocks.map((block, index) => (
          <ReviewBlock
            key={block.id}
            block={block}
            number={index + 1}
            decisions={decisions}
            current={block.changes.some(({ id }) => id === current?.id) ? current?.id : undefined}
            onChoose={setCurrentId}
          />
        ))}
      </main>
      <aside class="review-side" aria-label="Changes">
        <div class="review-head">
          <p class="panel-title" aria-live="polite">
            {accepted + rejected} of {all.length} decided
          </p>
          <p class="small quiet">
            {accepted} accepted, {rejected} rejected
          </p>
          <span class="bar">
            <span style={{ transform: `scaleX(${(accepted + rejected) / all.length})` }} />
          </span>
          <Filters all={all} filter={filter} passes={state.passes} onFilter={setFilter} />
          {left.length > 0 ? (
            <button
              type="button"
              class="button plain"
              onClick={() => review.decide({ ids: left.map(({ id }) => id) }, 'accepted')}
            >
              Accept the other {left.length}
            </button>
          ) : null}
          {review.error ? (
            <p class="notice bad small" role="alert">
              <Icon name="warn" />
              <span>
                {review.error.message} What was decided before is saved.{' '}
                <button type="button" class="button plain" onClick={review.again}>
                  Try again
                </button>
              </span>
            </p>
          ) : null}
        </div>
        <ol class="change-list">
          {shown.map((change, index) => (
            <li key={change.id} id={`row-${change.id}`}>
              {change === current ? (
                <ChangeCard
                  change={change}
                  place={`${index + 1} of ${shown.length}`}
                  pass={state.passes.find(({ pass }) => pass === change.pass)?.name ?? ''}
                  decision={decisions.get(change.id)}
                  onDecide={decide}
                  review={review}
                />
              ) : (
                <ChangeRow
                  change={change}
                  decision={decisions.get(change.id)}
                  onChoose={() => setCurrentId(change.id)}
                />
              )}
            </li>
          ))}
        </ol>
        <p class="review-keys caption">
          <kbd aria-hidden="true">J</kbd> <kbd aria-hidden="true">K</kbd> move · <kbd aria-hidden="true">A</kbd> accept
          · <kbd aria-hidden="true">R</kbd> reject · <kbd aria-hidden="true">U</kbd> undo
        </p>
      </aside>
    </>
  );
}

interface FiltersProps {
  readonly all: readonly Change[];
  readonly filter: Filter;
  readonly passes: LiveJob['state']['passes'];
  readonly onFilter: (filter: Filter) => void;
}

function Filters({ all, filter, passes, onFilter }: FiltersProps) {
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
                {name === '' ? 'All' : name.slice(0, 1).toUpperCase() + name.slice(1)}{' '}
                <span class="quiet">{count}</span>
              </span>
            </label>
          ),
        )}
      </fieldset>
      <div class="review-selects small">
        <label>
          Pass:{' '}
          <select
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

function fits(
  { id, category, pass }: Change,
  filter: Filter,
  decisions: Decisions,
  current: string | undefined,
): boolean {
  if (filter.category !== '' && category !== filter.category) return false;
  if (filter.pass !== 0 && pass !== filter.pass) return false;
  return !filter.open || !decisions.has(id) || id === current;
}
