import { useLayoutEffect, useState } from 'preact/hooks';
import { keep, keptIn } from '../kept.ts';

/** What is typed to a job, and what was sent and is not heard yet: in the box again after a reload. */
export function useUnsent(job: string) {
  const key = `redraft.steer.${job}`;
  const [text, setText] = useState(() => keptIn('sessionStorage', key) ?? '');
  const [sending, setSending] = useState<readonly string[]>([]);
  useLayoutEffect(() => {
    const unsent = [...sending, text].filter((words) => words !== '').join('\n');
    keep('sessionStorage', key, unsent === '' ? undefined : unsent);
  }, [key, text, sending]);
  return { text, setText, sending, setSending };
}
