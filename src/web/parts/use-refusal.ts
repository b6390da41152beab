import { useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';

export interface UsedRefusal {
  /** Why the server did not do what was asked for last. */
  readonly refused: string | undefined;
  /** Does something that the server may refuse. */
  readonly act: (action: () => Promise<void>) => void;
}

/** For what is done with a click and says beside it why it was not done. */
export function useRefusal(): UsedRefusal {
  const [refused, setRefused] = useState<string>();
  const act = (action: () => Promise<void>) => {
    setRefused(undefined);
    action().catch((error: unknown) => {
      if (!(error instanceof RedraftError)) throw error;
      setRefused(error.message);
    });
  };
  return { refused, act };
}
