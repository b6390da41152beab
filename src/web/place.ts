import { useEffect, useState } from 'preact/hooks';

/** Where one is in the page: kept behind the `#`, so that every place is a link and the server knows one page only. */
export type Place =
  | { readonly at: 'new' | 'jobs' | 'insights' }
  /** An address that leads nowhere. */
  | { readonly at: 'nowhere' }
  /** With the id of a conversation, or of a job that writes about a topic; without one something new is asked. */
  | { readonly at: 'ask'; readonly id?: string | undefined }
  | { readonly at: 'job'; readonly id: string; readonly view: JobView };

export const JOB_VIEWS = ['run', 'review', 'compare'] as const;
export type JobView = (typeof JOB_VIEWS)[number];

export function placeOf(hash: string): Place {
  const [root = '', first = '', id, view] = hash.replace(/^#/, '').split('/');
  if (root !== '') return { at: 'nowhere' };
  if (first === '') return { at: 'new' };
  if (first === 'jobs' || first === 'insights') return { at: first };
  if (first === 'ask') return { at: 'ask', id: id ? named(id) : undefined };
  if (first === 'job' && id) {
    const known = JOB_VIEWS.find((name) => name === (view || 'run'));
    if (known) return { at: 'job', id: named(id), view: known };
  }
  return { at: 'nowhere' };
}

/** What is no address of ours names nothing that there is. */
function named(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export function hrefOf(place: Place): string {
  if (place.at === 'job') return `#/job/${encodeURIComponent(place.id)}/${place.view}`;
  if (place.at === 'ask') return place.id === undefined ? '#/ask' : `#/ask/${encodeURIComponent(place.id)}`;
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
