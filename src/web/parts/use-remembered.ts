import { useState } from 'preact/hooks';

const remembered = new Map<string, unknown>();

/** State that is still there when somebody comes back to a page in this tab. */
export function useRemembered<T>(name: string, initial: T): readonly [T, (value: T) => void] {
  const [box, setBox] = useState<Box<T>>(() => boxOf(name, initial));
  const set = (value: T) => {
    const next = { value };
    remembered.set(name, next);
    setBox(next);
  };
  return [box.value, set];
}

interface Box<T> {
  readonly value: T;
}

/** A name stands for one place in the page, and so for one type. */
function boxOf<T>(name: string, initial: T): Box<T> {
  const known = remembered.get(name);
  return isBox<T>(known) ? known : { value: initial };
}

function isBox<T>(known: unknown): known is Box<T> {
  return known !== undefined;
}
