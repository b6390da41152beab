import { createClient } from '../client/client.ts';

/** The server this page came from. */
export const redraft = createClient({ url: location.origin });
