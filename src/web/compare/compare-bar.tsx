import { counted, titled } from '../parts/words.ts';
import { Icon } from '../parts/icon.tsx';
import type { Difference, VersionName } from '../../client/answers/version.ts';
import type { Side } from './difference.ts';

export type Layout = 'sides' | 'inline';

interface CompareBarProps {
  readonly sides: readonly Side[];
  readonly from: VersionName;
  readonly to: VersionName;
  readonly onFrom: (version: VersionName) => void;
  readonly onTo: (version: VersionName) => void;
  readonly layout: Layout;
  readonly onLayout: (layout: Layout) => void;
  readonly side: 'left' | 'right';
  readonly onSide: (side: 'left' | 'right') => void;
  readonly onMove: (by: number) => void;
  readonly figures: Difference | undefined;
  readonly current: number | undefined;
  readonly count: number;
}

/** What is compared, how it is shown, and the way from change to change. */
export function CompareBar(props: CompareBarProps) {
  const { sides, from, to, onFrom, onTo, layout, onLayout, side, onSide, onMove, figures, current, count } = props;
  const swap = () => {
    onFrom(to);
    onTo(from);
  };
  return (
    <div class="compare-bar">
      <VersionSelect label="Left" sides={sides} value={from} onChoose={onFrom} />
      <span class="quiet against">against</span>
      <VersionSelect label="Right" sides={sides} value={to} onChoose={onTo} />
      <button type="button" class="icon-button swap" onClick={swap} aria-label="Swap the sides">
        <Icon name="swap" />
      </button>
      <p class="quiet compare-count" aria-live="polite">
        {figures ? countWords(figures.figures, current, count) : ''}
      </p>
      <span class="compare-steps">
        <button type="button" class="icon-button" onClick={() => onMove(-1)} disabled={count === 0}>
          <span class="unseen">Previous change</span>
          <kbd aria-hidden="true">K</kbd>
          <Icon name="up" class="touch-only" />
        </button>
        <button type="button" class="icon-button" onClick={() => onMove(1)} disabled={count === 0}>
          <span class="unseen">Next change</span>
          <kbd aria-hidden="true">J</kbd>
          <Icon name="arrow-down" class="touch-only" />
        </button>
      </span>
      <fieldset class="segments layout-choice">
        <legend class="unseen">Layout</legend>
        {LAYOUTS.map(([value, name]) => (
          <label key={value}>
            <input
              class="unseen"
              type="radio"
              name="layout"
              checked={value === layout}
              onChange={() => onLayout(value)}
            />
            <span>
              {name}
              {value === 'sides' ? <span class="wide"> by side</span> : null}
            </span>
          </label>
        ))}
      </fieldset>
      <fieldset class="segments side-choice" disabled={layout === 'inline'}>
        <legend class="unseen">Side</legend>
        {SIDES.map(([value, name]) => (
          <label key={value}>
            <input class="unseen" type="radio" name="side" checked={value === side} onChange={() => onSide(value)} />
            {name}
          </label>
        ))}
      </fieldset>
    </div>
  );
}

const LAYOUTS = [
  ['sides', 'Side'],
  ['inline', 'Inline'],
] as const;
const SIDES = [
  ['left', 'Before'],
  ['right', 'After'],
] as const;

interface VersionSelectProps {
  readonly label: string;
  readonly sides: readonly Side[];
  readonly value: VersionName;
  readonly onChoose: (version: VersionName) => void;
}

function VersionSelect({ label, sides, value, onChoose }: VersionSelectProps) {
  return (
    <span class="select-box">
      <select
        class="select"
        aria-label={label}
        value={String(value)}
        onChange={({ currentTarget: { value: chosen } }) => onChoose(versionNamed(chosen))}
      >
        {(sides.length > 0 ? sides : NOT_KNOWN).map(({ version, name }) => (
          <option key={version} value={String(version)}>
            {sideName(version, name)}
          </option>
        ))}
      </select>
      <Icon name="down" />
    </span>
  );
}

function countWords({ changes, moves }: Difference['figures'], current: number | undefined, count: number): string {
  if (count === 0) return 'No difference';
  if (current !== undefined) return `${current + 1} of ${count}`;
  const moved = moves === 0 ? '' : `, ${moves} moved ${moves === 1 ? 'paragraph' : 'paragraphs'}`;
  return `${counted(changes, 'change')}${moved}`;
}

/** What there is in any case, before the list has been read. */
const NOT_KNOWN: readonly Pick<Side, 'version' | 'name'>[] = [
  { version: 0, name: 'original' },
  { version: 'result', name: 'result' },
  { version: 'all', name: 'all' },
];

function sideName(version: VersionName, name: string): string {
  if (version === 'result') return 'Result';
  if (version === 'all') return 'Everything suggested';
  return version === 0 ? 'Original' : `${version} ${titled(name)}`;
}

function versionNamed(chosen: string): VersionName {
  return chosen === 'result' || chosen === 'all' ? chosen : Number(chosen);
}
