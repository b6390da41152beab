import { Bars } from './bars.tsx';
import { ChartBox } from './chart-box.tsx';
import { dayWords } from './chart-words.ts';
import type { Summary } from './summary.ts';

/** What models have read and written, and what that cost. */
export function TokensChart({ days, totals: { tokens, cost } }: Pick<Summary, 'days' | 'totals'>) {
  const ran = tokens > 0 || cost > 0;
  return (
    <ChartBox
      title="Tokens and cost"
      says={
        ran
          ? `${tokens.toLocaleString('en')} tokens, ${dollars(cost)} in all.`
          : 'No model ran in this time: the engine here costs nothing.'
      }
      columns={['Time', 'Tokens', 'Cost']}
      rows={ran ? days.map((day) => [dayWords(day.key), day.tokens.toLocaleString('en'), dollars(day.cost)]) : []}
    >
      {ran ? (
        <Bars points={days.map(({ key, tokens: used }) => ({ label: key, value: used }))} />
      ) : (
        <p class="chart-nothing small quiet">
          Redraft’s own engine needs no model. Where one is set up, what it reads and writes is counted here, day by
          day.
        </p>
      )}
    </ChartBox>
  );
}

function dollars(cost: number): string {
  return cost > 0 && cost < 0.01 ? 'less than $0.01' : `$${cost.toFixed(2)}`;
}
