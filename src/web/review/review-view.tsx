import { useEffect, useMemo, useRef } from 'preact/hooks';
import { NO_DECISIONS } from '../../protocol/review/decisions.ts';
import { isHint } from '../../protocol/document.ts';
import { useKeys } from '../parts/keys/use-keys.ts';
import { chunksOf } from '../parts/chunks.ts';
import { ReadabilityTable } from '../parts/readability-table.tsx';
import { titled } from '../parts/words.ts';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { indexOfBlock } from '../../protocol/fold/reduce-text.ts';
import { useGrowing } from '../parts/use-growing.ts';
import { useRemembered } from '../parts/use-remembered.ts';
import type { LiveJob } from '../use-job.ts';
import { BlockChunk } from './block-chunk.tsx';
import { EVERYTHING, fitsFilter } from './change-filter.tsx';
import { Download } from './download.tsx';
import { ReviewSide } from './review-side.tsx';
import { useReview } from './use-review.ts';
import { type ShownVersion, VersionChoice } from './version-choice.tsx';
import { VersionText } from './version-text.tsx';

/** Every change of the job, decided one by one or many at once, with keys. */
export function ReviewView({ live }: { readonly live: LiveJob }) {
  const { state, job } = live;
  const all = useMemo(() => state.blocks.flatMap(({ changes }) => changes), [state.blocks]);
  const review = useReview(job.id, live.decisionsRev, all);
  const decisions = review.decisions ?? NO_DECISIONS;
  const [filter, setFilter] = useRemembered(`${job.id} filter`, EVERYTHING);
  const [currentId, setCurrentId] = useRemembered<string | undefined>(`${job.id} change`, undefined);
  /** undefined: the text as it stands, with every change in it. */
  const [version, setVersion] = useRemembered<number | undefined>(`${job.id} version`, undefined);
  const shown = all.filter((change) => change.id === currentId || fitsFilter(change, filter, decisions));
  const current = shown.find(({ id }) => id === currentId) ?? shown.find(({ id }) => !decisions.has(id)) ?? shown[0];
  const at = current ? shown.indexOf(current) : -1;
  const drawn = useGrowing(state.blocks.length, current ? indexOfBlock(state.blocks, current.block) : -1);
  const move = (by: number) => {
    const next = shown[Math.min(Math.max(at + by, 0), shown.length - 1)];
    if (next) choose(next.id);
  };
  /** What is pressed goes away with the old card: the new one takes its focus. */
  const pressed = useRef<string | undefined>(undefined);
  const choose = (id: string) => {
    const { activeElement } = document;
    if (activeElement?.closest('.change-list')) {
      pressed.current = activeElement instanceof HTMLElement ? (activeElement.dataset['does'] ?? '') : '';
    }
    setCurrentId(id);
  };
  const decide = (decision: 'accepted' | 'rejected') => {
    if (!current) return;
    review.decide({ ids: [current.id] }, decision);
    const next = shown.slice(at + 1).find(({ id }) => !decisions.has(id)) ?? shown[at + 1];
    if (next) choose(next.id);
  };
  const versions: readonly ShownVersion[] = [
    [0, 'Original'],
    ...state.passes
      .filter(({ status }) => status === 'complete')
      .map(({ pass, name }) => [pass, titled(name)] as const),
    [undefined, 'Result'],
  ];
  const pick = (index: number) => () => {
    const found = versions[index];
    if (found) setVersion(found[0]);
  };
  useKeys({
    j: () => move(1),
    k: () => move(-1),
    a: () => decide('accepted'),
    r: () => decide('rejected'),
    u: review.undo,
    d: () => document.querySelector<HTMLElement>('.download > summary')?.click(),
    1: pick(0),
    2: pick(1),
    3: pick(2),
    4: pick(3),
    5: pick(4),
  });
  useEffect(() => {
    if (!current) return;
    document.querySelector(`[data-change="${CSS.escape(current.id)}"]`)?.scrollIntoView({ block: 'center' });
    const row = document.querySelector(`#row-${CSS.escape(current.id)}`);
    row?.scrollIntoView({ block: 'nearest' });
    if (pressed.current !== undefined) {
      const same = row?.querySelector<HTMLElement>(`[data-does="${pressed.current}"]`);
      (same ?? row?.querySelector<HTMLElement>('.card'))?.focus({ preventScroll: true });
    }
    pressed.current = undefined;
  }, [current?.id]);

  if (state.seq === 0) return <Loading />;
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
  if (review.error && !review.decisions) {
    return (
      <NotLoaded
        title="The list of changes did not load"
        error={review.error}
        safe="Your decisions are saved."
        again={review.again}
      />
    );
  }
  return (
    <>
      <main id="main" class="document review-document" tabIndex={0}>
        <div class="review-bar">
          <VersionChoice versions={versions} shown={version} onShow={setVersion} />
          <Download
            job={job.id}
            title={state.accepted?.title ?? ''}
            changes={
              all.filter(
                (change) =>
                  !isHint(change) &&
                  (change.applied ? decisions.get(change.id) !== 'rejected' : decisions.get(change.id) === 'accepted'),
              ).length
            }
            rejected={all.filter(({ id }) => decisions.get(id) === 'rejected').length}
            format={state.accepted?.input.format ?? 'markdown'}
          />
        </div>
        {version === undefined ? (
          chunksOf(state.blocks.slice(0, drawn)).map((chunk) => (
            <BlockChunk
              key={chunk.first}
              chunk={chunk}
              state={state}
              decisions={decisions}
              current={chunk.entries.some(({ id }) => id === current?.block) ? current : undefined}
              onChoose={choose}
            />
          ))
        ) : (
          <VersionText job={job.id} version={version} />
        )}
        <div class="review-foot">
          <ReadabilityTable state={state} />
        </div>
      </main>
      <section class="small quiet review-legend legend" aria-label="How changes are marked">
        <del>removed</del> <ins>added</ins> <del class="suggested">suggested to go</del>{' '}
        <ins class="suggested">suggested</ins> <span class="accepted">accepted</span>{' '}
        <span class="rejected">kept as written</span>
      </section>
      <ReviewSide
        live={live}
        review={review}
        decisions={decisions}
        all={all}
        shown={shown}
        current={current}
        filter={filter}
        onFilter={setFilter}
        onChoose={choose}
        onDecide={decide}
        onMove={move}
      />
    </>
  );
}
