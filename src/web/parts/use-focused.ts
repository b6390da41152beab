import { useCallback } from 'preact/hooks';

/** For what comes in the place of what was pressed: it takes the focus, which would be lost. */
export function useFocused() {
  return useCallback((element: HTMLElement | null) => element?.focus(), []);
}
