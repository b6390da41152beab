import type { RedraftError } from '../../client/redraft-error.ts';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';

interface NotLoadedProps {
  readonly title: string;
  readonly error: RedraftError;
  /** What is safe all the same, in one sentence. */
  readonly safe: string;
  readonly again: () => void;
}

/** Something did not load: what happened, what is safe, what to do next. */
export function NotLoaded({ title, error, safe, again }: NotLoadedProps) {
  const { message, code, requestId } = error;
  return (
    <div class="state-card" role="alert">
      <p class="state-mark bad">
        <Icon name="warn" /> Not loaded
      </p>
      <h2 class="page-title">{title}</h2>
      <p class="quiet">
        {message} {safe} Try again
        {requestId === undefined ? '.' : '; if it keeps happening, send this number to whoever runs the server.'}
      </p>
      {requestId === undefined ? (
        <p class="caption">{code}</p>
      ) : (
        <p class="request-id small">
          <span class="quiet">Request</span> <code>{requestId}</code>
          <CopyButton text={() => requestId} />
        </p>
      )}
      <button type="button" class="button" onClick={again}>
        <Icon name="again" size={16} /> Try again
      </button>
    </div>
  );
}
