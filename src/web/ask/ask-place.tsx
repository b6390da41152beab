import type { FunctionComponent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Loading } from '../parts/loading.tsx';

type Page = FunctionComponent<{ readonly id: string | undefined }>;

let page: Page | undefined;

/** The place to ask: its parts are fetched when somebody goes there. */
export function AskPlace({ id }: { readonly id: string | undefined }) {
  const [Loaded, setLoaded] = useState<{ readonly Page: Page | undefined } | 'lost'>({ Page: page });
  useEffect(() => {
    if (page) return;
    import('./ask-page.tsx').then(
      ({ AskPage }) => {
        page = AskPage;
        setLoaded({ Page: AskPage });
      },
      () => setLoaded('lost'),
    );
  }, []);
  if (Loaded === 'lost') return <Lost />;
  return Loaded.Page ? <Loaded.Page id={id} /> : <Loading title="the place to ask" />;
}

/** The network went, or the server has a newer page. */
function Lost() {
  return (
    <div class="state-card" role="alert">
      <h1 class="page-title">This page did not load</h1>
      <p class="quiet">What you asked before is kept. Load the page anew when you are online.</p>
      <button type="button" class="button" onClick={() => location.reload()}>
        Load it anew
      </button>
    </div>
  );
}
