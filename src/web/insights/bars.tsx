import { dayWords } from './chart-words.ts';
import { BOTTOM, Days, Grid, HEIGHT, LEFT, scaleOf, WIDTH } from './plot.tsx';

interface BarsProps {
  readonly points: readonly { readonly label: string; readonly value: number }[];
}

/** Bars over time; the last one is not over yet. */
export function Bars({ points }: BarsProps) {
  const scale = scaleOf(points.map(({ value }) => value));
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const peak = points.reduce((best, { value }, index) => (value > (points[best]?.value ?? 0) ? index : best), 0);
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Grid scale={scale} />
      {points.map(({ label, value }, index) => {
        const x = LEFT + index * step + step * 0.16;
        const y = scale.y(value);
        const last = index === points.length - 1;
        return value > 0 ? (
          <g key={label}>
            <rect
              class={last ? 'bar-open' : 'bar-fill'}
              x={x}
              y={y}
              width={step * 0.68}
              height={Math.max(1, HEIGHT - BOTTOM - y)}
              rx="2"
            >
              <title>{`${dayWords(label)}${last ? ', so far' : ''}: ${value.toLocaleString('en')}`}</title>
            </rect>
            {index === peak ? (
              <text class="strong" x={Math.min(x + step * 0.34, WIDTH - 8)} y={y - 6} text-anchor="middle">
                {value.toLocaleString('en')}
              </text>
            ) : null}
          </g>
        ) : null;
      })}
      <Days labels={points.map(({ label }) => label)} step={step} end={WIDTH} />
    </svg>
  );
}
