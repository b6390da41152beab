import { useEffect, useRef, useState } from 'preact/hooks';
import { isBody } from '../../client/api.ts';
import { keep, keptIn } from '../parts/kept.ts';
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
  keep('sessionStorage', KEY, JSON.stringify([{ text: SAMPLE }]));
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
  const { text, title, format } = value;
  return [
    {
      text,
      ...(typeof title === 'string' ? { title } : {}),
      ...(format === 'text' ? { format: 'text' as const } : {}),
    },
  ];
}
