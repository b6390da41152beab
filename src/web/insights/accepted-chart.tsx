import { ChartBox } from './chart-box.tsx';
import { shareWords } from './chart-words.ts';
import type { Named } from './summary.ts';

interface AcceptedChartProps {
  readonly title: string;
  readonly says: string;
  readonly rows: readonly Named[];
  /** Their names are sentences. */
  readonly worded?: boolean;
}

/** Rows that are shown: those decided most often; the table has them all. */
const MOST = 8;

/** How much of what people decided they accepted. */
export function AcceptedChart({ title, says, rows, worded = false }: AcceptedChartProps) {
  const decided = rows
    .flatMap(({ name, acceptance_rate: rate, accepted, rejected }) =>
      rate === null ? [] : [{ name, rate, times: accepted + rejected }],
    )
    .sort((a, b) => b.times - a.times);
  const shown = decided.slice(0, MOST).sort((a, b) => b.rate - a.rate || b.times - a.times);
  return (
    <ChartBox
      title={title}
      says={decided.length === 0 ? 'Nobody has decided on a change in this time.' : says}
      columns={[worded ? 'Rule' : 'Strategy', 'Accepted', 'Decided']}
      rows={decided.map(({ name, rate, times }) => [name, shareWords(rate), times])}
    >
      {shown.length === 0 ? (
        <p class="chart-nothing small quiet">It begins with the first change that you accept or reject.</p>
      ) : (
        <>
          <ul class={`rate-rows${worded ? ' worded' : ''}`}>
            {shown.map(({ name, rate, times }) => (
              <li key={name}>
                <span title={name}>{name}</span>
                <span class="rate-track">
                  <span style={{ width: `${rate * 100}%` }} />
                </span>
                <strong>{shareWords(rate)}</strong>
                <span class="quiet">{times.toLocaleString('en')}</span>
              </li>
            ))}
          </ul>
          <p class={`rate-scale caption${worded ? ' worded' : ''}`}>
            <span>
              <span>0 %</span> <span>50 %</span> <span>100 %</span>
            </span>
          </p>
        </>
      )}
    </ChartBox>
  );
}
