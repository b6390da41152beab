import { seconds, titled } from '../parts/words.ts';
import { AcceptedChart } from './accepted-chart.tsx';
import { Bars } from './bars.tsx';
import { ChartBox } from './chart-box.tsx';
import { dayWords } from './chart-words.ts';
import { Lines } from './lines.tsx';
import { SharesChart } from './shares-chart.tsx';
import type { Summary } from './summary.ts';
import { TokensChart } from './tokens-chart.tsx';

/** Times above it are told in minutes, in ms. */
const LONG_MS = 180_000;

/** Everything that there is to see, a chart each. */
export function Charts({ summary }: { readonly summary: Summary }) {
  const { days, totals, categories, passes, rules, strategies } = summary;
  const busiest = days.reduce<Summary['days'][number] | undefined>(
    (best, day) => (day.jobs > (best?.jobs ?? 0) ? day : best),
    undefined,
  );
  return (
    <div class="charts">
      <ChartBox
        title={days[0]?.key.includes('W') ? 'Jobs a week' : 'Jobs a day'}
        says={
          busiest
            ? `${titled(dayWords(busiest.key))} was the busiest, with ${busiest.jobs.toLocaleString('en')}.`
            : 'No job in this time.'
        }
        columns={['Time', 'Jobs']}
        rows={days.map(({ key, jobs }) => [dayWords(key), jobs])}
      >
        <Bars points={days.map(({ key, jobs }) => ({ label: key, value: jobs }))} />
      </ChartBox>
      <Durations days={days} totals={totals} />
      <SharesChart title="Changes by category" column="Category" rows={categories} />
      <SharesChart title="Changes by pass" column="Pass" rows={passes} />
      <AcceptedChart
        title="How often a rule is accepted"
        says="Rejected 5 times or more, and 4 times in 5, a rule only suggests. One action counts once, a misspelling never. Right: times decided."
        rows={rules}
        worded
      />
      <AcceptedChart
        title="How often a strategy is accepted"
        says="Of the changes that somebody decided on. Right: how many."
        rows={strategies}
      />
      <TokensChart days={days} totals={totals} />
    </div>
  );
}

function Durations({ days, totals }: Pick<Summary, 'days' | 'totals'>) {
  const longest = Math.max(0, ...days.map(({ p95 }) => p95 ?? 0));
  const [unit, ms] = longest > LONG_MS ? (['minutes', 60_000] as const) : (['seconds', 1_000] as const);
  const { p50, p95 } = totals;
  return (
    <ChartBox
      title={`Time a job takes, in ${unit}`}
      says={
        p50 === null || p95 === null
          ? 'No job has ended in this time.'
          : `Half finish in ${seconds(p50)}, nineteen in twenty within ${seconds(p95)}.`
      }
      columns={['Time', 'p50', 'p95']}
      rows={days.flatMap((day) =>
        day.p50 === null ? [] : [[dayWords(day.key), seconds(day.p50), seconds(day.p95 ?? day.p50)]],
      )}
    >
      <Lines
        labels={days.map(({ key }) => key)}
        lines={[
          {
            name: 'p95',
            values: days.map((day) => day.p95 && day.p95 / ms),
            dashed: true,
            says: p95 === null ? '' : seconds(p95),
          },
          {
            name: 'p50',
            values: days.map((day) => day.p50 && day.p50 / ms),
            dashed: false,
            says: p50 === null ? '' : seconds(p50),
          },
        ]}
      />
    </ChartBox>
  );
}
