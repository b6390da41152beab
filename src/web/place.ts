import { useEffect, useState } from 'preact/hooks';

/** Where one is in the page: kept behind the `#`, so that every place is a link and the server knows one page only. */
export type Place =
  { readonly at: 'new' | 'jobs' | 'insights' } | { readonly at: 'job'; readonly id: string; readonly view: JobView };

export const JOB_VIEWS = ['run', 'review', 'compare'] as const;
export type JobView = (typeof JOB_VIEWS)[number];

export function placeOf(hash: string): Place {
  const [, first, id, view] = hash.replace(/^#/, '').split('/');
  if (first === 'jobs' || first === 'insights') return { at: first };
  if (first === 'job' && id) {
    return { at: 'job', id: decodeURIComponent(id), view: JOB_VIEWS.find((name) => name === view) ?? 'run' };
  }
  return { at: 'new' };
}

export function hrefOf(place: Place): string {
  if (place.at === 'job') return `#/job/${encodeURIComponent(place.id)}/${place.view}`;
  return place.at === 'new' ? '#/' : `#/${place.at}`;
}

export function go(place: Place): void {
  location.hash = hrefOf(place);
}

export function usePlace(): Place {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const read = () => setHash(location.hash);
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);
  return placeOf(hash);
}
