import { render } from 'preact';
import { AskPlace } from './ask/ask-place.tsx';
import { InsightsPage } from './insights/insights-page.tsx';
import { JobsPage } from './jobs/jobs-page.tsx';
import { JobPage } from './job/job-page.tsx';
import { Frame } from './parts/frame.tsx';
import { Loading } from './parts/loading.tsx';
import { Nowhere } from './parts/nowhere.tsx';
import { type Place, usePlace } from './place.ts';
import { KeyPage } from './session/key-page.tsx';
import { useSession } from './session/use-session.ts';
import { StartPage } from './start/start-page.tsx';

function App() {
  const place = usePlace();
  const { session, isAsked, signIn, signOut } = useSession();
  if (isAsked) return <Opening />;
  if (session && !session.signed_in) return <KeyPage signIn={signIn} />;
  if (place.at === 'job') return <JobPage key={place.id} id={place.id} view={place.view} />;
  return (
    <Frame place={place} session={session} onSignOut={signOut}>
      <Page place={place} asksKey={session?.mode === 'key'} />
    </Frame>
  );
}

/** Whoever needs a key sees nothing else before. */
function Opening() {
  return (
    <main id="main" class="page">
      <h1 class="unseen">Redraft</h1>
      <Loading title="Redraft" />
    </main>
  );
}

function Page({ place, asksKey }: { readonly place: Place; readonly asksKey: boolean }) {
  if (place.at === 'ask') return <AskPlace id={place.id} />;
  if (place.at === 'jobs') return <JobsPage />;
  if (place.at === 'insights') return <InsightsPage />;
  return place.at === 'new' ? <StartPage asksKey={asksKey} /> : <Nowhere />;
}

const root = document.getElementById('app');
if (root) render(<App />, root);
