import { createClient } from '../client/client.ts';

/** Said to the window when the server does not know this browser (any more). */
export const SIGNED_OUT = 'redraft-signed-out';

/** The server this page came from. */
export const redraft = createClient({
  url: location.origin,
  fetch: async (input, init) => {
    const response = await fetch(input, init);
    if (response.status === 401 && !String(input).endsWith('/v1/session')) dispatchEvent(new Event(SIGNED_OUT));
    return response;
  },
});
