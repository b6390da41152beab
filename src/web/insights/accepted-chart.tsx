import { ruleWords } from '../live/words.ts';
import { ChartBox } from './chart-box.tsx';
import { shareWords } from './chart-words.ts';
import type { Changes } from './summary.ts';

interface AcceptedChartProps {
  readonly title: string;
  readonly says: string;
  readonly rows: readonly (Changes & { readonly name: string })[];
}

/** Rows that are shown: those decided most often; the table has them all. */
const MOST = 8;

/** How much of what people decided they accepted. */
export function AcceptedChart({ title, says, rows }: AcceptedChartProps) {
  const decided = rows
    .flatMap(({ name, rate, accepted, rejected }) =>
      rate === null ? [] : [{ name, rate, times: accepted + rejected }],
    )
    .sort((a, b) => b.times - a.times);
  const shown = decided.slice(0, MOST).sort((a, b) => b.rate - a.rate || b.times - a.times);
  return (
    <ChartBox
      title={title}
      says={decided.length === 0 ? 'Nobody has decided on a change in this time.' : says}
      columns={['Name', 'Accepted', 'Decided']}
      rows={decided.map(({ name, rate, times }) => [ruleWords(name), shareWords(rate), times])}
    >
      {shown.length === 0 ? (
        <p class="chart-nothing small quiet">It begins with the first change that you accept or reject.</p>
      ) : (
        <>
          <ul class="rate-rows">
            {shown.map(({ name, rate, times }) => (
              <li key={name} class={rate < 0.5 ? 'low' : ''}>
                <span title={ruleWords(name)}>{ruleWords(name)}</span>
                <span class="rate-track">
                  <span style={{ width: `${rate * 100}%` }} />
                </span>
                <strong>{shareWords(rate)}</strong>
                <span class="quiet">{times.toLocaleString('en')}</span>
              </li>
            ))}
          </ul>
          <p class="rate-scale caption">
            <span>
              <span>0 %</span> <span>50 %</span> <span>100 %</span>
            </span>
          </p>
        </>
      )}
    </ChartBox>
  );
}
