import { useEffect, useRef, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';

/** What was read, and why it was not. */
export interface Reading<T> {
  readonly value: T | undefined;
  readonly error: RedraftError | undefined;
  readonly again: () => void;
}

interface Read<T> {
  readonly name: string;
  readonly value?: T;
  readonly error?: RedraftError;
}

/**
 * Reads something from the server, and reads it anew whenever `name` or `rev` is another one. Under one name what was
 * read stays until it is read again; under another it is forgotten.
 */
export function useReading<T>(name: string, rev: unknown, read: (signal: AbortSignal) => Promise<T>): Reading<T> {
  const [known, setKnown] = useState<Read<T>>({ name });
  const [asked, setAsked] = useState(0);
  const latest = useRef(read);
  latest.current = read;
  useEffect(() => {
    const left = new AbortController();
    latest.current(left.signal).then(
      (value) => {
        if (!left.signal.aborted) setKnown({ name, value });
      },
      (error: unknown) => {
        if (left.signal.aborted) return;
        if (!(error instanceof RedraftError)) throw error;
        setKnown((before) => ({ ...(before.name === name ? before : { name }), error }));
      },
    );
    return () => left.abort();
  }, [name, rev, asked]);
  const here = known.name === name ? known : undefined;
  return { value: here?.value, error: here?.error, again: () => setAsked(asked + 1) };
}
