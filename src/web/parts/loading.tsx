import { Spinner } from './icon.tsx';
import { useLate } from './use-late.ts';

/** ms in which most things are there: nothing flickers for less. */
const PATIENCE_MS = 300;

/** Lines where text will stand; shown only when it takes a while. */
export function Loading({ title }: { readonly title?: string | undefined }) {
  const late = useLate(true, PATIENCE_MS);
  if (!late) return null;
  return (
    <div class="loading">
      <div class="loading-lines" aria-hidden="true">
        <span />
        <span />
        <span />
        <span />
        <span />
        <span />
        <span />
      </div>
      <p class="quiet" role="status">
        <Spinner /> Opening{title === undefined ? '' : ` ${title}`}
      </p>
    </div>
  );
}
