import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { ruleWords, seconds, titled } from '../live/words.ts';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { useTitle } from '../parts/use-title.ts';
import { ChartBox } from './chart-box.tsx';
import { Bars, dayWords, Lines } from './charts.tsx';
import { type Changes, type Summary, summaryOf } from './summary.ts';

const SPANS = [
  [7, '7 days'],
  [30, '30 days'],
  [365, 'Year'],
] as const;

const share = (rate: number | null) => (rate === null ? '–' : `${Math.round(rate * 100)} %`);

/** What the jobs were, how long they took, what they changed and what people made of it. */
export function InsightsPage() {
  useTitle('Insights');
  const [days, setDays] = useState(30);
  const [summary, setSummary] = useState<Summary>();
  const [error, setError] = useState<RedraftError>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let left = false;
    summaryOf(days).then(
      (read) => left || (setSummary(read), setError(undefined)),
      (problem: unknown) => {
        if (!(problem instanceof RedraftError)) throw problem;
        setError(problem);
      },
    );
    return () => {
      left = true;
    };
  }, [days, asked]);
  return (
    <div class="page insights">
      <h1 class="unseen">Insights</h1>
      <div class="page-head">
        {summary ? <Figures summary={summary} /> : <span />}
        <fieldset class="segments spans">
          <legend class="unseen">Time</legend>
          {SPANS.map(([value, name]) => (
            <label key={value}>
              <input class="unseen" type="radio" name="days" checked={value === days} onChange={() => setDays(value)} />
              {name}
            </label>
          ))}
        </fieldset>
      </div>
      {error ? (
        <NotLoaded
          title="The figures did not load"
          error={error}
          safe="Nothing is lost."
          again={() => setAsked(asked + 1)}
        />
      ) : null}
      {!summary && !error ? <Loading title="the figures" /> : null}
      {summary ? <Charts summary={summary} /> : null}
    </div>
  );
}

function Figures({ summary: { totals } }: { readonly summary: Summary }) {
  const { applied, suggested, rate } = totals.changes;
  const figures = [
    [totals.jobs.toLocaleString('en'), totals.jobs === 1 ? 'job' : 'jobs'],
    [(applied + suggested).toLocaleString('en'), 'changes'],
    [share(rate), 'accepted'],
    [totals.p50 === null ? '–' : seconds(totals.p50), 'median job'],
    ...(totals.tokens > 0 ? [[totals.tokens.toLocaleString('en'), `tokens, $${totals.cost.toFixed(2)}`]] : []),
  ];
  return (
    <dl class="figures">
      {figures.map(([figure, name]) => (
        <div key={name}>
          <dd class="figure">{figure}</dd>
          <dt class="small quiet">{name}</dt>
        </div>
      ))}
    </dl>
  );
}

function Charts({ summary }: { readonly summary: Summary }) {
  const { days, totals, categories, rules, strategies } = summary;
  const labels = days.map(({ key }) => key);
  const busiest = days.reduce<Summary['days'][number] | undefined>(
    (best, day) => (day.jobs > (best?.jobs ?? 0) ? day : best),
    undefined,
  );
  return (
    <div class="charts">
      <ChartBox
        title="Jobs over time"
        says={busiest ? `Most on ${dayWords(busiest.key)}: ${busiest.jobs}.` : 'No job in this time.'}
        columns={['Day', 'Jobs']}
        rows={days.map(({ key, jobs }) => [dayWords(key), jobs])}
      >
        <Bars points={days.map(({ key, jobs }) => ({ label: key, value: jobs }))} />
      </ChartBox>
      <ChartBox
        title="Time a job takes, in seconds"
        says={
          totals.p50 === null || totals.p95 === null
            ? 'No job has ended in this time.'
            : `Half finish in ${seconds(totals.p50)}, nineteen in twenty within ${seconds(totals.p95)}.`
        }
        columns={['Day', 'p50', 'p95']}
        rows={days
          .filter(({ p50 }) => p50 !== null)
          .map(({ key, p50, p95 }) => [dayWords(key), seconds(p50 ?? 0), seconds(p95 ?? 0)])}
      >
        <Lines
          labels={labels}
          lines={[
            {
              name: 'p95',
              values: days.map(({ p95 }) => p95 && p95 / 1_000),
              dashed: true,
              says: totals.p95 === null ? '' : seconds(totals.p95),
            },
            {
              name: 'p50',
              values: days.map(({ p50 }) => p50 && p50 / 1_000),
              dashed: false,
              says: totals.p50 === null ? '' : seconds(totals.p50),
            },
          ]}
        />
      </ChartBox>
      <Shares title="Changes by category" says="Applied and suggested together." rows={categories} />
      <Accepted
        title="How often a rule is accepted"
        says="Below half, a rule only suggests. Right: times decided."
        rows={rules}
      />
      <Accepted
        title="How often a strategy is accepted"
        says="Of the changes that somebody decided."
        rows={strategies}
      />
    </div>
  );
}

interface RowsProps {
  readonly title: string;
  readonly says: string;
  readonly rows: readonly (Changes & { readonly name: string })[];
}

const MOST = 8;

function Shares({ title, says, rows }: RowsProps) {
  const counted = rows
    .map((row) => ({ name: row.name, count: row.applied + row.suggested }))
    .sort((a, b) => b.count - a.count);
  const most = counted[0]?.count ?? 1;
  return (
    <ChartBox
      title={title}
      says={says}
      columns={['Category', 'Changes']}
      rows={counted.map(({ name, count }) => [name, count])}
    >
      <ul class="share-rows">
        {counted.slice(0, MOST).map(({ name, count }) => (
          <li key={name}>
            <span>{titled(name)}</span>
            <span class="share-bar" style={{ width: `${Math.max(1, (count / most) * 100)}%` }} />
            <strong>{count.toLocaleString('en')}</strong>
          </li>
        ))}
      </ul>
    </ChartBox>
  );
}

function Accepted({ title, says, rows }: RowsProps) {
  const decided = rows
    .filter(({ rate }) => rate !== null)
    .sort((a, b) => b.accepted + b.rejected - (a.accepted + a.rejected))
    .slice(0, MOST)
    .sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0));
  return (
    <ChartBox
      title={title}
      says={decided.length === 0 ? 'Nobody has decided on a change in this time.' : says}
      columns={['Name', 'Accepted', 'Decided']}
      rows={decided.map(({ name, rate, accepted, rejected }) => [name, share(rate), accepted + rejected])}
    >
      <ul class="rate-rows">
        {decided.map(({ name, rate, accepted, rejected }) => (
          <li key={name} class={(rate ?? 0) < 0.5 ? 'low' : ''}>
            <span>{ruleWords(name)}</span>
            <span class="rate-track">
              <span style={{ width: `${(rate ?? 0) * 100}%` }} />
            </span>
            <strong>{share(rate)}</strong>
            <span class="quiet">{(accepted + rejected).toLocaleString('en')}</span>
          </li>
        ))}
      </ul>
    </ChartBox>
  );
}
