const [WIDTH, HEIGHT, LEFT, BOTTOM] = [560, 220, 34, 24];

interface Point {
  readonly label: string;
  readonly value: number | null;
}

/** Bars over time; the last one is not over yet. */
export function Bars({ points }: { readonly points: readonly Point[] }) {
  const scale = scaleOf(points.map(({ value }) => value ?? 0));
  const step = (WIDTH - LEFT) / Math.max(1, points.length);
  const peak = points.reduce((best, { value }, index) => ((value ?? 0) > (points[best]?.value ?? 0) ? index : best), 0);
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Grid scale={scale} />
      {points.map(({ label, value }, index) => {
        const x = LEFT + index * step + step * 0.16;
        const y = scale.y(value ?? 0);
        const last = index === points.length - 1;
        return (
          <g key={label}>
            {value ? (
              <rect
                class={last ? 'bar-open' : 'bar-fill'}
                x={x}
                y={y}
                width={step * 0.68}
                height={HEIGHT - BOTTOM - y}
                rx="2"
              />
            ) : null}
            {index === peak && value ? (
              <text class="strong" x={x + step * 0.34} y={y - 5} text-anchor="middle">
                {value}
              </text>
            ) : null}
          </g>
        );
      })}
      <Days labels={points.map(({ label }) => label)} step={step} />
    </svg>
  );
}

interface LinesProps {
  readonly labels: readonly string[];
  readonly lines: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly dashed: boolean;
    /** Stands at its end. */
    readonly says: string;
  }[];
}

/** Lines over time; a day without a value is a gap. */
export function Lines({ labels, lines }: LinesProps) {
  const scale = scaleOf(lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const step = (WIDTH - LEFT - 90) / Math.max(1, labels.length - 1);
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Grid scale={scale} />
      {lines.map(({ name, values, dashed, says }) => {
        const known = values.flatMap((value, index) =>
          value === null ? [] : [{ x: LEFT + index * step, y: scale.y(value) }],
        );
        const end = known.at(-1);
        return (
          <g key={name} class={dashed ? 'line dashed' : 'line'}>
            <path
              d={known.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')}
            />
            {known.map(({ x, y }) => (
              <circle key={x} cx={x} cy={y} r={known.length > 20 && x !== end?.x ? 0 : 3} />
            ))}
            {end ? (
              <text class="strong" x={end.x + 8} y={end.y + 4}>
                {name} {says}
              </text>
            ) : null}
          </g>
        );
      })}
      <Days labels={labels} step={step} />
    </svg>
  );
}

interface Scale {
  readonly top: number;
  readonly y: (value: number) => number;
}

function scaleOf(values: readonly number[]): Scale {
  const most = Math.max(1, ...values);
  const unit = 10 ** Math.floor(Math.log10(most));
  const top = [1, 2, 3, 4, 5, 6, 8, 10].map((times) => times * unit).find((value) => value >= most) ?? most;
  return { top, y: (value) => 16 + (1 - value / top) * (HEIGHT - BOTTOM - 16) };
}

function Grid({ scale: { top, y } }: { readonly scale: Scale }) {
  const marks = Number.isInteger(top / 2) || top < 1 ? [0, top / 2, top] : [0, top];
  return (
    <g>
      {marks.map((value) => (
        <g key={value}>
          <line class="grid" x1={LEFT} x2={WIDTH} y1={y(value)} y2={y(value)} />
          <text x={LEFT - 8} y={y(value) + 4} text-anchor="end">
            {Number(value.toFixed(1))}
          </text>
        </g>
      ))}
    </g>
  );
}

function Days({ labels, step }: { readonly labels: readonly string[]; readonly step: number }) {
  const every = Math.ceil(labels.length / 4);
  return (
    <g>
      {labels.map((label, index) =>
        index % every === 0 ? (
          <text key={label} x={LEFT + index * step} y={HEIGHT - 4}>
            {dayWords(label)}
          </text>
        ) : null,
      )}
    </g>
  );
}

/** `2026-11-21` and `2026-W47` in words. */
export function dayWords(key: string): string {
  const date = new Date(`${key}T12:00:00Z`);
  return Number.isNaN(date.getTime())
    ? key
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}
