import { PHONE, useMedia } from '../parts/use-media.ts';
import { dayWords } from './chart-words.ts';
import { Days, Grid, HEIGHT, LEFT, scaleOf, WIDTH } from './plot.tsx';

/** Between a line's end and its words. */
const GAP = 10;
/** A letter of them at most, as wide as the style sheet has it. */
const LETTER = { wide: 7, phone: 10 };
/** Between the words of two lines. */
const APART = 16;

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

/** Lines over time, from value to value. */
export function Lines({ labels, lines }: LinesProps) {
  const scale = scaleOf(lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const letter = useMedia(PHONE) ? LETTER.phone : LETTER.wide;
  const longest = Math.max(0, ...lines.map(({ name, says }) => `${name} ${says}`.length));
  const until = WIDTH - GAP - longest * letter;
  const step = (until - LEFT) / Math.max(1, labels.length - 1);
  const drawn = lines.map((line) => {
    const known = line.values.flatMap((value, index) =>
      value === null ? [] : [{ x: LEFT + index * step, y: scale.y(value), label: labels[index] ?? '', value }],
    );
    return { ...line, known, end: known.at(-1) };
  });
  const ends = drawn.map(({ end }) => end?.y ?? 0);
  const close = Math.abs((ends[0] ?? 0) - (ends[1] ?? 0)) < APART;
  return (
    <svg class="plot" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
      <Grid scale={scale} until={until} />
      {drawn.map(({ name, dashed, says, known, end }, index) => (
        <g key={name} class={dashed ? 'line dashed' : 'line'}>
          <path d={known.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')} />
          {known.map((point) => (
            <circle
              key={point.label}
              cx={point.x}
              cy={point.y}
              r={point === end ? 4 : known.length > 20 ? 6 : 3}
              class={point !== end && known.length > 20 ? 'to-hover' : undefined}
            >
              <title>{`${dayWords(point.label)}, ${name}: ${point.value.toFixed(1)}`}</title>
            </circle>
          ))}
          {end ? (
            <text class="strong" x={end.x + GAP} y={end.y + 4 + (close ? (index === 0 ? -APART / 2 : APART / 2) : 0)}>
              {name} {says}
            </text>
          ) : null}
        </g>
      ))}
      <Days labels={labels} step={step} end={until} />
    </svg>
  );
}
