import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { session as sessionsOf, type Session } from '../../client/session.ts';
import { redraft, SIGNED_OUT } from '../redraft.ts';

const sessions = sessionsOf(redraft);

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
  const quietly = (read: Promise<Session>) => {
    read.then(setSession, (error: unknown) => {
      if (!(error instanceof RedraftError)) throw error;
    });
  };
  useEffect(() => {
    quietly(sessions.now());
    const out = () => setSession((known) => ({ mode: 'key', local: known?.local ?? false, signed_in: false }));
    addEventListener(SIGNED_OUT, out);
    return () => removeEventListener(SIGNED_OUT, out);
  }, []);
  return {
    session,
    signIn: async (key) => setSession(await sessions.signIn(key)),
    signOut: () => quietly(sessions.signOut()),
  };
}
