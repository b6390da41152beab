import { isBody } from '../../client/requests/api.ts';
import { useRefusal } from '../parts/use-refusal.ts';
import { go } from '../place.ts';
import { redraft } from '../redraft.ts';

export interface Afterlife {
  /** Starts the same job anew and goes there. */
  readonly retry: () => void;
  /** Deletes it with its texts and goes to the list. */
  readonly remove: () => void;
  readonly refused: string | undefined;
}

/** What can be done with a job that has ended. */
export function useAfterlife(id: string): Afterlife {
  const { refused, act } = useRefusal();
  return {
    refused,
    retry: () =>
      act(async () => {
        const { job } = await redraft.api.json('POST', `/v1/jobs/${id}/retry`);
        if (isBody(job)) go({ at: 'job', id: String(job['id']), view: 'run' });
      }),
    remove: () =>
      act(async () => {
        await redraft.api.json('DELETE', `/v1/jobs/${id}`);
        go({ at: 'jobs' });
      }),
  };
}
