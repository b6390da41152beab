import { useState } from 'preact/hooks';
import type { Decision } from '../../protocol/review/decisions.ts';
import { type Change, isHint } from '../../protocol/document.ts';
import { useKeys } from '../parts/keys/use-keys.ts';
import { titled } from '../parts/words.ts';
import { Icon } from '../parts/icon.tsx';
import type { Review } from './use-review.ts';
import { useSwipe } from './use-swipe.ts';
import { Wording } from './change-row.tsx';

interface ChangeCardProps {
  readonly change: Change;
  readonly place: string;
  readonly pass: string;
  /** How many changes its rule made, and how many its category has. */
  readonly alike: { readonly rule: number; readonly category: number };
  readonly decision: Decision | undefined;
  readonly onDecide: (decision: 'accepted' | 'rejected') => void;
  readonly onMove: (by: number) => void;
  /** Asks for everything that is left alone. */
  readonly onLeftAlone: () => void;
  readonly review: Review;
}

/** The change that is being decided, with its reason and everything that can be done about it. */
export function ChangeCard({
  change,
  place,
  pass,
  alike,
  decision,
  onDecide,
  onMove,
  onLeftAlone,
  review,
}: ChangeCardProps) {
  const { category, rule, before, reason, applied } = change;
  const touch = useSwipe(onDecide);
  const [more, setMore] = useState(false);
  const spelling = category === 'spelling';
  const { ignored } = review;
  const ignore = () => review.ignore(spelling ? { word: before } : { rule }, true);
  const all = (filter: Pick<Change, 'rule'> | Pick<Change, 'category'>, verdict: Decision) => () =>
    review.decide({ filter }, verdict);
  const ofRule = `all of this rule (${alike.rule.toLocaleString('en')})`;
  const ofCategory = `all ${category} (${alike.category.toLocaleString('en')})`;
  useKeys({
    'shift+a': all({ rule }, 'accepted'),
    'shift+r': all({ rule }, 'rejected'),
    'shift+c': all({ category }, 'accepted'),
    'shift+x': all({ category }, 'rejected'),
    'shift+i': ignore,
  });
  return (
    <article class="card" tabIndex={-1} aria-label={`Change ${place}`} {...touch}>
      <div class="card-head small">
        <button
          type="button"
          class="icon-button phone-only"
          data-does="previous"
          aria-label="Previous change"
          onClick={() => onMove(-1)}
        >
          <Icon name="back" />
        </button>
        <strong>{titled(category)}</strong>
        <span class="quiet card-where">
          <span class="card-pass">{titled(pass)}, </span>paragraph {change.block.slice(1)}
        </span>
        <span class="quiet end card-place">{place}</span>
        <button
          type="button"
          class="icon-button phone-only"
          data-does="next"
          aria-label="Next change"
          onClick={() => onMove(1)}
        >
          <Icon name="forward" />
        </button>
      </div>
      <p class="card-words">
        <Wording change={change} decision={undefined} />
      </p>
      <p class="small">{reason}</p>
      {applied ? null : (
        <p class="caption">{isHint(change) ? 'A hint: what to write is yours' : 'A suggestion, not in the text yet'}</p>
      )}
      <div class="card-actions">
        {isHint(change) ? null : (
          <button
            type="button"
            class={`button ${decision === 'accepted' ? '' : 'primary'}`}
            data-does="accept"
            aria-pressed={decision === 'accepted'}
            onClick={() => onDecide('accepted')}
          >
            {decision === 'accepted' ? 'Accepted' : 'Accept'} <kbd aria-hidden="true">A</kbd>
          </button>
        )}
        <button
          type="button"
          class="button"
          data-does="reject"
          aria-pressed={decision === 'rejected'}
          onClick={() => onDecide('rejected')}
        >
          {decision === 'rejected' ? 'Rejected' : 'Reject'} <kbd aria-hidden="true">R</kbd>
        </button>
        <button
          type="button"
          class="icon-button"
          aria-label="More for this change"
          aria-expanded={more}
          aria-controls={more ? 'more-actions' : undefined}
          onClick={() => setMore(!more)}
        >
          <Icon name="dots" />
        </button>
      </div>
      <p class="caption swipe-hint">Or swipe: right accepts, left rejects</p>
      <p class="small quiet card-said" role="status">
        {ignored === undefined ? null : (
          <>
            {'word' in ignored.what ? `“${ignored.what.word}”` : ignored.what.rule === rule ? 'This rule' : 'That rule'}{' '}
            {ignored.on ? 'is left alone in every job from now on.' : 'is looked at again.'}{' '}
            {ignored.on ? (
              <button type="button" class="button plain" onClick={() => review.ignore(ignored.what, false)}>
                Take it back
              </button>
            ) : null}
          </>
        )}
      </p>
      {more ? (
        <div class="more-actions" id="more-actions" onClick={() => setMore(false)}>
          <button type="button" class="button plain" onClick={all({ rule }, 'accepted')}>
            Accept {ofRule} <kbd aria-hidden="true">Shift A</kbd>
          </button>
          <button type="button" class="button plain" onClick={all({ rule }, 'rejected')}>
            Reject {ofRule} <kbd aria-hidden="true">Shift R</kbd>
          </button>
          <button type="button" class="button plain" onClick={all({ category }, 'accepted')}>
            Accept {ofCategory} <kbd aria-hidden="true">Shift C</kbd>
          </button>
          <button type="button" class="button plain" onClick={all({ category }, 'rejected')}>
            Reject {ofCategory} <kbd aria-hidden="true">Shift X</kbd>
          </button>
          {decision === undefined ? null : (
            <button type="button" class="button plain" onClick={() => review.decide({ ids: [change.id] }, 'none')}>
              Leave it undecided
            </button>
          )}
          <button type="button" class="button plain" onClick={ignore}>
            {spelling ? `Always leave “${before}” alone` : 'Always ignore this rule'}{' '}
            <kbd aria-hidden="true">Shift I</kbd>
          </button>
          <button type="button" class="button plain" onClick={onLeftAlone}>
            Everything that is left alone …
          </button>
        </div>
      ) : null}
    </article>
  );
}
