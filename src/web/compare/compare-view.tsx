import { useEffect, useState } from 'preact/hooks';
import { useKeys } from '../keys/use-keys.ts';
import { titled } from '../live/words.ts';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import type { LiveJob } from '../use-job.ts';
import { CompareBar } from './compare-bar.tsx';
import type { Version, VersionName } from './difference.ts';
import { MoveRibbons } from './move-ribbons.tsx';
import { RowView } from './row-view.tsx';
import { useComparison } from './use-comparison.ts';

export type Layout = 'sides' | 'inline';

/** Any two versions of the document against each other. */
export function CompareView({ live: { job, state, decisionsRev } }: { readonly live: LiveJob }) {
  const [from, setFrom] = useState<VersionName>(0);
  const [to, setTo] = useState<VersionName>('result');
  const [layout, setLayout] = useState<Layout>('sides');
  const [side, setSide] = useState<'left' | 'right'>('right');
  const [current, setCurrent] = useState<number>();
  const ready = state.passes.filter(({ status }) => status === 'complete').length;
  const { comparison, error, again } = useComparison(job.id, from, to, `${ready} ${state.status} ${decisionsRev}`);
  const count = comparison?.compared.count ?? 0;
  const move = (by: number) => {
    if (count > 0)
      setCurrent(current === undefined ? (by > 0 ? 0 : count - 1) : Math.min(Math.max(current + by, 0), count - 1));
  };
  const versions = comparison?.versions ?? [];
  const pick = (index: number) => () => {
    const version = [...versions.map((one) => one.version), 'result' as const][index];
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
        versions={versions}
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
          <div class={`compare-sheet ${layout}`}>
            {layout === 'sides' ? (
              <div class="compare-row compare-heads caption">
                <Head side="left" name={from} versions={versions} />
                <Head side="right" name={to} versions={versions} />
              </div>
            ) : null}
            {comparison.compared.rows.map((row, index) => (
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
        <del>only in the left</del> <ins>only in the right</ins>
        <span class="moved-key">moved, with its own changes inside</span>
        <span class="end">Both sides scroll together</span>
      </p>
    </main>
  );
}

interface HeadProps {
  readonly side: 'left' | 'right';
  readonly name: VersionName;
  readonly versions: readonly Version[];
}

function Head({ side, name, versions }: HeadProps) {
  const version = versions.find((one) => one.version === name);
  return (
    <p class={`compare-side ${side}`}>
      <span>{headOf(name, version)}</span>
      {version ? (
        <span>
          {version.words.toLocaleString('en')} words, grade {version.grade.toFixed(1)}
        </span>
      ) : null}
    </p>
  );
}

function headOf(name: VersionName, version: Version | undefined): string {
  if (name === 'result') return 'The text as it stands, with your decisions';
  return name === 0 ? 'The original' : `After pass ${name}, ${titled(version?.name ?? '')}`;
}
