import { titled } from '../parts/words.ts';
import { ChartBox } from './chart-box.tsx';
import { largestWords } from './chart-words.ts';
import type { Named } from './summary.ts';

interface SharesChartProps {
  readonly title: string;
  readonly column: string;
  readonly rows: readonly Named[];
}

/** Rows that are shown; the table has them all. */
const MOST = 8;

/** How many changes each had, applied and suggested together. */
export function SharesChart({ title, column, rows }: SharesChartProps) {
  const counted = rows
    .map(({ name, applied, suggested }) => ({ name, count: applied + suggested }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const most = counted[0]?.count ?? 1;
  return (
    <ChartBox
      title={title}
      says={largestWords(counted)}
      columns={[column, 'Changes']}
      rows={counted.map(({ name, count }) => [titled(name), count])}
    >
      <ul class="share-rows">
        {counted.slice(0, MOST).map(({ name, count }) => (
          <li key={name}>
            <span>{titled(name)}</span>
            <span class="share-line">
              <span class="share-bar" style={{ width: `${Math.max(0.5, (count / most) * 100)}%` }} />
              <strong>{count.toLocaleString('en')}</strong>
            </span>
          </li>
        ))}
      </ul>
    </ChartBox>
  );
}
