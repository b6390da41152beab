/** What this browser keeps under a name; undefined where it keeps nothing, or is not allowed to. */
export function keptIn(store: 'localStorage' | 'sessionStorage', name: string): string | undefined {
  try {
    return globalThis[store].getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps it as far as the browser has room and is allowed to: nothing depends on it. */
export function keep(store: 'localStorage' | 'sessionStorage', name: string, value: string | undefined): void {
  try {
    if (value === undefined) globalThis[store].removeItem(name);
    else globalThis[store].setItem(name, value);
  } catch {
    // Full or forbidden.
  }
}
