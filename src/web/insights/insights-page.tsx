import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { counted, seconds } from '../parts/words.ts';
import { Loading } from '../parts/loading.tsx';
import { NotLoaded } from '../parts/not-loaded.tsx';
import { useTitle } from '../parts/use-title.ts';
import { Charts } from './charts.tsx';
import { shareWords } from './chart-words.ts';
import { type Summary, summaryOf } from './summary.ts';

const SPANS = [
  [7, '7 days'],
  [30, '30 days'],
  [365, 'Year'],
] as const;

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
        if (!left) setError(problem);
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
      {summary && summary.totals.jobs === 0 ? <Nothing /> : null}
      {summary && summary.totals.jobs > 0 ? <Charts summary={summary} /> : null}
    </div>
  );
}

function Nothing() {
  return (
    <div class="nothing">
      <h2 class="page-title">No job in this time</h2>
      <p class="quiet">Figures appear here with the first one. The sample takes less than a minute.</p>
      <a class="button primary" href="#/">
        New redraft <kbd aria-hidden="true">N</kbd>
      </a>
    </div>
  );
}

function Figures({ summary: { totals } }: { readonly summary: Summary }) {
  const { applied = 0, suggested = 0, acceptance_rate: rate = null } = totals.changes ?? {};
  const changes = applied + suggested;
  const figures = [
    [totals.jobs.toLocaleString('en'), counted(totals.jobs, 'job').replace(/^\S+ /, '')],
    [changes.toLocaleString('en'), changes === 1 ? 'change' : 'changes'],
    [shareWords(rate), rate === null ? 'none decided' : 'accepted'],
    [totals.p50 === null ? '–' : seconds(totals.p50), 'median job'],
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
