import { useLayoutEffect } from 'preact/hooks';

const places = new Map<string, number>();

/** The page is where it was when somebody comes back to it. */
export function useKeptScroll(page: string): void {
  useLayoutEffect(() => {
    scrollTo(0, places.get(page) ?? 0);
    return () => {
      places.set(page, scrollY);
    };
  }, [page]);
}
