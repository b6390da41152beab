import { dayWords } from './chart-words.ts';

/** In units of the drawing, which is as wide as its place. */
export const WIDTH = 560;
export const HEIGHT = 220;
export const LEFT = 34;
export const BOTTOM = 26;
/** Room for the figure above the highest bar. */
const TOP = 20;

export interface Scale {
  /** Marked values, 0 first. */
  readonly marks: readonly number[];
  readonly y: (value: number) => number;
}

/** From 0 to a round value above all, with a few marks that are easy to read. */
export function scaleOf(values: readonly number[]): Scale {
  const most = Math.max(0.1, ...values);
  const unit = 10 ** Math.floor(Math.log10(most));
  const step = unit * ([0.5, 1, 2, 5].find((times) => most / (times * unit) <= 3) ?? 10);
  const fitting = values.every(Number.isInteger) ? Math.max(1, Math.ceil(step)) : step;
  const top = Math.ceil(most / fitting - 1e-9) * fitting;
  const marks = Array.from({ length: Math.round(top / fitting) + 1 }, (_, index) => index * fitting);
  return { marks, y: (value) => TOP + (1 - value / top) * (HEIGHT - BOTTOM - TOP) };
}

export function Grid({ scale: { marks, y }, until = WIDTH }: { readonly scale: Scale; readonly until?: number }) {
  return (
    <g>
      {marks.map((value) => (
        <g key={value}>
          <line class="grid" x1={LEFT} x2={until} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
            {short(value)}
          </text>
        </g>
      ))}
    </g>
  );
}

interface DaysProps {
  readonly labels: readonly string[];
  readonly step: number;
  /** Where the last label ends. */
  readonly end: number;
}

/** Some of the days, and today, which is not over. */
export function Days({ labels, step, end }: DaysProps) {
  const every = Math.ceil(labels.length / 3);
  return (
    <g>
      {labels.map((label, index) =>
        index % every === 0 && labels.length - index > every / 2 ? (
          <text key={label} x={LEFT + index * step} y={HEIGHT - 6}>
            {dayWords(label)}
          </text>
        ) : null,
      )}
      <text class="strong" x={end} y={HEIGHT - 6} text-anchor="end">
        {labels.at(-1)?.includes('W') ? 'this week' : 'today'}
      </text>
    </g>
  );
}

/** `1,500,000` as `1.5M`: there is little room beside a grid. */
function short(value: number): string {
  return new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 }).format(value);
}
