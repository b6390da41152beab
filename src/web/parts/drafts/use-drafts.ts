import { useEffect, useRef, useState } from 'preact/hooks';
import { isBody } from '../../../client/requests/api.ts';
import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { keep, keptIn } from '../kept.ts';
import { SAMPLE } from './sample.ts';
import type { Draft } from './draft.ts';

const KEY = 'redraft.drafts';
/** ms without a change after which they are written down. */
const PAUSE_MS = 300;

/** What is on the sheet: there again after a look at another page, and after a reload. */
export function useDrafts() {
  const [drafts, setDrafts] = useState<readonly Draft[]>(read);
  const latest = useRef(drafts);
  latest.current = drafts;
  useEffect(() => {
    const timer = setTimeout(() => write(drafts), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [drafts]);
  useEffect(() => {
    const leave = () => write(latest.current);
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return [drafts, setDrafts] as const;
}

function write(drafts: readonly Draft[]): void {
  keep('sessionStorage', KEY, drafts.length === 0 ? undefined : JSON.stringify(drafts));
}

/** Puts the sample on the sheet that is opened next. */
export function keepSample(): void {
  write([{ text: SAMPLE }]);
}

/** Puts an uploaded file beside what is on it. */
export function keepFile({ id, name }: Pick<StoredFile, 'id' | 'name'>): void {
  const others = read().filter(({ fileId }) => fileId !== id);
  write([...others, { text: '', fileId: id, title: name }]);
}

function read(): readonly Draft[] {
  try {
    const kept: unknown = JSON.parse(keptIn('sessionStorage', KEY) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap(draftOf) : [];
  } catch {
    return [];
  }
}

function draftOf(value: unknown): Draft[] {
  if (!isBody(value) || typeof value['text'] !== 'string') return [];
  const { text, fileId, title, format } = value;
  return [
    {
      text,
      ...(typeof fileId === 'string' ? { fileId } : {}),
      ...(typeof title === 'string' ? { title } : {}),
      ...(format === 'text' ? { format: 'text' as const } : {}),
    },
  ];
}
