import { createClient } from '../client/client.ts';

/** Said to the window when the server does not know this browser (any more). */
export const SIGNED_OUT = 'redraft-signed-out';

/** The same `fetch`, which tells the window when the server does not know this browser. */
export function noticing(send: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await send(input, init);
    if (response.status === 401 && !String(input).endsWith('/v1/session')) dispatchEvent(new Event(SIGNED_OUT));
    return response;
  };
}

/** The server this page came from. */
export const redraft = createClient({ url: location.origin, fetch: noticing(fetch) });
