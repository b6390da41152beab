import type { RedraftError } from '../../client/redraft-error.ts';
import { Icon } from '../parts/icon.tsx';

interface RefusedProps {
  readonly error: RedraftError;
  /** The server is known to have no model. */
  readonly isModelless: boolean;
  /** Only a model can do what was asked for. */
  readonly needsModel: boolean;
}

/** Why nothing was asked, and what to do about it. */
export function Refused({ error, isModelless, needsModel }: RefusedProps) {
  return (
    <div class="notice bad small" role="alert">
      <Icon name="warn" />
      <div class="refused-why">
        <p>{error.message}</p>
        {error.details.map(({ path, message }) => (
          <p key={path}>{message}.</p>
        ))}
        {isModelless ? (
          <p class="quiet">
            {needsModel
              ? 'Whoever runs this server can set up a model; outlines, explainers and questions need one.'
              : 'Choose a file, and the answer is quoted from it. Whoever runs this server can set up a model that writes.'}
          </p>
        ) : null}
        <p class="quiet">What you typed is still here.</p>
      </div>
    </div>
  );
}
