import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '../parts/keys/use-keys.ts';
import { counted, titled } from '../parts/words.ts';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import type { LiveJob } from '../use-job.ts';
import { CompareBar, type Layout } from './compare-bar.tsx';
import type { VersionName } from '../../client/answers/version.ts';
import { useGrowing } from '../parts/use-growing.ts';
import { useRemembered } from '../parts/use-remembered.ts';
import type { Side } from './difference.ts';
import { MoveRibbons } from './move-ribbons.tsx';
import { RowView } from '../parts/marks/row-view.tsx';
import { useComparison } from './use-comparison.ts';

/** Any two versions of the document against each other. */
export function CompareView({ live: { job, state, decisionsRev } }: { readonly live: LiveJob }) {
  const [from, setFrom] = useRemembered<VersionName>(`${job.id} from`, 0);
  const [to, setTo] = useRemembered<VersionName>(`${job.id} to`, 'result');
  const [layout, setLayout] = useRemembered<Layout>('compare layout', 'sides');
  const [side, setSide] = useRemembered<'left' | 'right'>('compare side', 'right');
  const [current, setCurrent] = useState<number>();
  const ready = state.passes.filter(({ status }) => status === 'complete').length;
  const { comparison, error, again } = useComparison(job.id, from, to, `${ready} ${state.status} ${decisionsRev}`);
  const count = comparison?.compared.count ?? 0;
  const rows = comparison?.compared.rows ?? [];
  const drawn = useGrowing(
    rows.length,
    current === undefined
      ? -1
      : rows.findIndex(({ pieces, move }) => move?.at === current || pieces.some(({ at }) => at === current)),
  );
  const move = (by: number) => {
    if (count > 0)
      setCurrent(current === undefined ? (by > 0 ? 0 : count - 1) : Math.min(Math.max(current + by, 0), count - 1));
  };
  const sides = comparison?.sides ?? [];
  const pick = (index: number) => () => {
    const version = sides[index]?.version;
    if (version !== undefined) setTo(version);
  };
  useKeys({ j: () => move(1), k: () => move(-1), 1: pick(0), 2: pick(1), 3: pick(2), 4: pick(3), 5: pick(4) });
  useEffect(() => setCurrent(undefined), [from, to]);
  useEffect(() => {
    const shown = [...document.querySelectorAll(`[data-at="${current}"]`)].find((one) => one.checkVisibility());
    shown?.scrollIntoView({ block: 'center' });
  }, [current]);

  return (
    <main id="main" class="compare" tabIndex={-1} data-side={side}>
      <CompareBar
        sides={sides}
        from={from}
        to={to}
        onFrom={setFrom}
        onTo={setTo}
        layout={layout}
        onLayout={setLayout}
        side={side}
        onSide={setSide}
        onMove={move}
        figures={comparison?.difference}
        current={current}
        count={count}
      />
      {error ? (
        <NotLoaded title="The versions did not load" error={error} safe="Nothing is lost." again={again} />
      ) : comparison ? (
        <div class="compare-scroll" tabIndex={0} role="region" aria-label="The two versions">
          <div
            class={`compare-sheet ${layout}`}
            aria-busy={comparison.from !== from || comparison.to !== to ? true : undefined}
          >
            <div class="compare-row compare-heads caption">
              <Head side="left" name={comparison.from} sides={sides} />
              <Head side="right" name={comparison.to} sides={sides} />
            </div>
            {comparison.compared.rows.slice(0, drawn).map((row, index) => (
              <RowView
                key={index}
                row={row}
                inline={layout === 'inline'}
                current={row.move?.at === current || row.pieces.some(({ at }) => at === current) ? current : undefined}
              />
            ))}
            {layout === 'sides' ? <MoveRibbons comparison={comparison} /> : null}
          </div>
        </div>
      ) : (
        <Loading title={state.accepted?.title} />
      )}
      <p class="compare-foot small quiet">
        {layout === 'inline' ? (
          <>
            <del>removed</del> <ins>added</ins>
          </>
        ) : (
          <>
            <del>only in the left</del> <ins>only in the right</ins>
          </>
        )}
        <span class="moved-key">moved, with its own changes inside</span>
        {layout === 'inline' ? null : <span class="end">Both sides scroll together</span>}
      </p>
    </main>
  );
}

interface HeadProps {
  readonly side: 'left' | 'right';
  readonly name: VersionName;
  readonly sides: readonly Side[];
}

function Head({ side, name, sides }: HeadProps) {
  const found = sides.find(({ version }) => version === name);
  return (
    <p class={`compare-side ${side}`}>
      <span>{headOf(name, found)}</span>
      {found ? (
        <span class="compare-figures">
          {counted(found.words, 'word')}, grade {found.grade.toFixed(1)}
        </span>
      ) : null}
    </p>
  );
}

function headOf(name: VersionName, side: Side | undefined): string {
  if (name === 'result') return 'The text as it stands, with your decisions';
  if (name === 'all') return 'Everything suggested that you did not reject';
  return name === 0 ? 'The original' : `After pass ${name}, ${titled(side?.name ?? '')}`;
}
