import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { redraft, SIGNED_OUT } from '../redraft.ts';

/** As `GET /v1/session` says it. */
export interface Session {
  readonly mode: 'open' | 'key';
  readonly signedIn: boolean;
  /** Only the machine that the server runs on can reach it. */
  readonly local: boolean;
}

export interface UsedSession {
  /** undefined until the server has said so, and where it cannot be reached. */
  readonly session: Session | undefined;
  /** @throws RedraftError */
  readonly signIn: (key: string) => Promise<void>;
  readonly signOut: () => void;
}

/** Whether this browser is let in; asked at the start, and known anew whenever an answer says otherwise. */
export function useSession(): UsedSession {
  const [session, setSession] = useState<Session>();
  const read = async (method: string, body?: { key: string }) => {
    const { mode, signed_in: signedIn, local } = await redraft.api.json(method, '/v1/session', body);
    setSession({ mode: mode === 'key' ? 'key' : 'open', signedIn: signedIn === true, local: local === true });
  };
  const quietly = (method: string) => {
    read(method).catch((error: unknown) => {
      if (!(error instanceof RedraftError)) throw error;
    });
  };
  useEffect(() => {
    quietly('GET');
    const out = () => setSession((known) => ({ mode: 'key', local: known?.local ?? false, signedIn: false }));
    addEventListener(SIGNED_OUT, out);
    return () => removeEventListener(SIGNED_OUT, out);
  }, []);
  return { session, signIn: (key) => read('POST', { key }), signOut: () => quietly('DELETE') };
}
