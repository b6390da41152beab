import { useState } from 'preact/hooks';
import type { Decisions } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { counted } from '../parts/words.ts';
import { chunksOf } from '../parts/chunks.ts';
import { useGrowing } from '../parts/use-growing.ts';
import { Icon } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { ChangeCard } from './change-card.tsx';
import { ChangeChunk } from './change-chunk.tsx';
import { ChangeFilter, type Filter } from './change-filter.tsx';
import { LeftAlone } from './left-alone.tsx';
import type { Review } from './use-review.ts';

interface ReviewSideProps {
  readonly live: LiveJob;
  readonly review: Review;
  readonly decisions: Decisions;
  readonly all: readonly Change[];
  readonly shown: readonly Change[];
  readonly current: Change | undefined;
  readonly filter: Filter;
  readonly onFilter: (filter: Filter) => void;
  readonly onChoose: (change: string) => void;
  readonly onDecide: (decision: 'accepted' | 'rejected') => void;
  readonly onMove: (by: number) => void;
}

/** The changes as a list with the current one as a card; on a phone the card alone, and the list when it is wanted. */
export function ReviewSide(props: ReviewSideProps) {
  const { live, review, decisions, all, shown, current, filter, onFilter, onChoose, onDecide, onMove } = props;
  const [listed, setListed] = useState(false);
  /** Whether what is left alone is asked for. */
  const [asked, setAsked] = useState(false);
  const drawn = useGrowing(shown.length, current ? shown.indexOf(current) : -1);
  const accepted = all.filter(({ id }) => decisions.get(id) === 'accepted').length;
  const rejected = all.filter(({ id }) => decisions.get(id) === 'rejected').length;
  /** Nothing is there to undo; a button that is pressed keeps its focus. */
  const idle = accepted + rejected === 0 && !review.ignored?.on;
  const left = shown.filter(({ id }) => !decisions.has(id));
  const card = current ? (
    <ChangeCard
      key={current.id}
      change={current}
      place={`${(shown.indexOf(current) + 1).toLocaleString('en')} of ${shown.length.toLocaleString('en')}`}
      pass={live.state.passes.find(({ pass }) => pass === current.pass)?.name ?? ''}
      alike={{
        rule: all.filter(({ rule }) => rule === current.rule).length,
        category: all.filter(({ category }) => category === current.category).length,
      }}
      decision={decisions.get(current.id)}
      onDecide={onDecide}
      onMove={onMove}
      onLeftAlone={() => setAsked(true)}
      review={review}
    />
  ) : null;
  return (
    <aside class={`review-side${listed ? ' listed' : ''}`} aria-label="Changes">
      <div class="review-head">
        <div>
          <p class="panel-title" aria-live="polite">
            {(accepted + rejected).toLocaleString('en')} of {all.length.toLocaleString('en')} decided
          </p>
          <p class="small quiet review-shares">
            {accepted.toLocaleString('en')} accepted, {rejected.toLocaleString('en')} rejected
          </p>
        </div>
        <button
          type="button"
          class="button undo"
          aria-disabled={idle}
          onClick={() => (idle ? undefined : review.undo())}
        >
          Undo <kbd aria-hidden="true">U</kbd>
        </button>
        <button type="button" class="button phone-only" aria-expanded={listed} onClick={() => setListed(!listed)}>
          <Icon name="filter" size={16} /> {listed ? 'Close' : 'List'}
        </button>
        <span class="bar split">
          <span style={{ width: `${(accepted / all.length) * 100}%` }} />
          <span class="rejected-share" style={{ width: `${(rejected / all.length) * 100}%` }} />
        </span>
        <div class="review-filters">
          <ChangeFilter all={all} filter={filter} passes={live.state.passes} onFilter={onFilter} />
          {left.length > 0 ? (
            <button
              type="button"
              class="button plain accept-rest"
              onClick={({ currentTarget }) => {
                // It goes away with the last undecided change.
                currentTarget.closest('aside')?.querySelector<HTMLElement>('.card')?.focus();
                review.decide({ ids: left.map(({ id }) => id) }, 'accepted');
              }}
            >
              Accept the other {left.length.toLocaleString('en')}
            </button>
          ) : null}
        </div>
        {review.error ? (
          <p class="notice bad small" role="alert">
            <Icon name="warn" />
            <span>
              {review.error.message} Your {counted(accepted + rejected, 'decision')} before it{' '}
              {accepted + rejected === 1 ? 'is' : 'are'} saved.{' '}
              <button type="button" class="button plain" onClick={review.again}>
                Try again
              </button>
            </span>
          </p>
        ) : null}
      </div>
      <div class="change-list">
        {chunksOf(shown.slice(0, drawn)).map((chunk) => (
          <ChangeChunk
            key={chunk.first}
            chunk={chunk}
            total={shown.length}
            decisions={decisions}
            card={current && card && chunk.entries.includes(current) ? { change: current, shown: card } : undefined}
            onChoose={onChoose}
          />
        ))}
        {shown.length === 0 ? <p class="nothing-fits quiet">No change fits this filter.</p> : null}
      </div>
      {asked ? <LeftAlone onClose={() => setAsked(false)} /> : null}
      <p class="review-keys caption">
        <span class="key-words">
          <kbd aria-hidden="true">J</kbd> <kbd aria-hidden="true">K</kbd> move · <kbd aria-hidden="true">A</kbd> accept
          · <kbd aria-hidden="true">R</kbd> reject
        </span>
        <span class="end">{review.saved ? 'Saved' : 'Saving'}</span>
      </p>
    </aside>
  );
}
