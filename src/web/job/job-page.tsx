import type { RedraftError } from '../../client/redraft-error.ts';
import { SkipLink } from '../parts/skip-link.tsx';
import { CompareView } from '../compare/compare-view.tsx';
import { KeysSheet } from '../parts/keys/keys-sheet.tsx';
import { isTerminal } from '../../protocol/status.ts';
import { progressOf } from '../../protocol/fold/progress.ts';
import type { JobState } from '../../protocol/fold/state.ts';
import { reachWords } from '../parts/reach-words.ts';
import { STATUS_WORDS } from '../parts/words.ts';
import { ReachNote } from '../parts/reach-note.tsx';
import { RunView } from '../live/run-view.tsx';
import { ThemeSwitch } from '../parts/frame.tsx';
import { useTitle } from '../parts/use-title.ts';
import { Icon } from '../parts/icon.tsx';
import { hrefOf, type JobView } from '../place.ts';
import { ReviewView } from '../review/review-view.tsx';
import { type LiveJob, useJob } from '../use-job.ts';

const VIEWS = [
  ['run', 'Run'],
  ['review', 'Review'],
  ['compare', 'Compare'],
] as const;

const CLASSES = { run: 'running', review: 'reviewing', compare: 'comparing' } as const;

/** One job under three lamps: as it runs, to decide on, side by side. */
export function JobPage({ id, view }: { readonly id: string; readonly view: JobView }) {
  const live = useJob(id);
  const { state, reach, viewers, asOf } = live;
  const ended = isTerminal(state.status);
  const title = state.accepted?.title;
  const lost = reach.status === 'closed' && state.seq === 0 ? reach.error : undefined;
  const lately = reach.status === 'connecting' && asOf !== undefined ? 'waiting' : reach.status;
  useTitle([tabWords(state), title ?? 'Job'].filter(Boolean).join(' · '));
  return (
    <div class={`job-page ${CLASSES[view]}`}>
      <SkipLink />
      <header class="top job-top">
        <div class="job-name">
          <a class="icon-button" href="#/jobs" aria-label="All jobs">
            <Icon name="back" />
          </a>
          <h1 class="job-title" title={title}>
            {title ?? (lost ? 'Not found' : 'Opening')}
          </h1>
        </div>
        {lost ? null : <Tabs id={id} view={view} />}
        <span class="end">
          {viewers > 1 ? (
            <span class="watching small quiet">
              <Icon name="eye" size={16} /> {viewers} watching
            </span>
          ) : null}
          {lost ? null : (
            <span class={`reach ${ended ? 'ended' : lately}${state.status === 'paused' ? ' still' : ''}`} role="status">
              <span class="reach-dot" aria-hidden="true" />
              {reachWords(reach, state.status, asOf !== undefined)}
            </span>
          )}
          <KeysSheet />
          <ThemeSwitch />
        </span>
      </header>
      <ReachNote live={live} />
      {lost ? <Lost error={lost} /> : <View live={live} view={view} />}
    </div>
  );
}

function Tabs({ id, view }: { readonly id: string; readonly view: JobView }) {
  return (
    <nav class="tabs" aria-label="Views">
      {VIEWS.map(([name, words]) => (
        <a key={name} href={hrefOf({ at: 'job', id, view: name })} aria-current={name === view ? 'page' : undefined}>
          {words}
        </a>
      ))}
    </nav>
  );
}

/** There is nothing to show, and dialling again cannot help. */
function Lost({ error }: { readonly error: RedraftError }) {
  return (
    <main id="main" class="job-lost" tabIndex={-1}>
      <div class="state-card" role="alert">
        {error.code === 'NOT_FOUND' ? (
          <>
            <p class="page-title">There is no such job here</p>
            <p class="quiet">It may have been deleted, or be on another server.</p>
          </>
        ) : (
          <>
            <p class="page-title">The job cannot be shown</p>
            <p class="quiet">{error.message}</p>
          </>
        )}
        <p class="state-actions">
          <a class="button" href="#/jobs">
            All jobs
          </a>
          <a class="button" href="#/">
            New redraft
          </a>
        </p>
      </div>
    </main>
  );
}

function View({ live, view }: { readonly live: LiveJob; readonly view: JobView }) {
  if (view === 'compare') return <CompareView live={live} />;
  return view === 'review' ? <ReviewView live={live} /> : <RunView live={live} />;
}

/** How the job is, for who has it in another tab. */
function tabWords(state: JobState): string {
  if (state.status === 'running') return `${Math.round(progressOf(state).fraction * 100)} %`;
  return state.seq === 0 ? '' : STATUS_WORDS[state.status];
}
