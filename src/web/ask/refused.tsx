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
        {isModelless ? (
          <p>
            {needsModel
              ? 'No model is set up here. Whoever runs this server can set up a model; outlines, explainers and questions need one.'
              : 'No model is set up here. Choose a file, and the answer is quoted from it. Whoever runs this server can set up a model that writes.'}
          </p>
        ) : (
          <>
            <p>{error.message}</p>
            {error.details.map(({ path, message }) => (
              <p key={path}>{message}.</p>
            ))}
          </>
        )}
        <p class="quiet">What you typed is still here.</p>
      </div>
    </div>
  );
}
