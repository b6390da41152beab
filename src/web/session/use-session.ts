import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { session as sessionsOf, type Session } from '../../client/session.ts';
import { useLate } from '../parts/use-late.ts';
import { redraft, SIGNED_OUT } from '../redraft.ts';

const sessions = sessionsOf(redraft);
/** ms after which pages are shown as if the server could not be reached: each of them says so itself. */
const PATIENCE_MS = 10_000;

export interface UsedSession {
  /** undefined until the server has said so, and where it cannot be reached. */
  readonly session: Session | undefined;
  /** The server is asked for it for the first time: what it lets this browser see is not known yet. */
  readonly isAsked: boolean;
  /** @throws RedraftError */
  readonly signIn: (key: string) => Promise<void>;
  readonly signOut: () => void;
}

/** Whether this browser is let in; asked at the start, and known anew whenever an answer says otherwise. */
export function useSession(): UsedSession {
  const [session, setSession] = useState<Session>();
  const [isAsked, setAsked] = useState(true);
  const late = useLate(isAsked, PATIENCE_MS);
  const quietly = (read: Promise<Session>) => {
    return read.then(setSession, (error: unknown) => {
      if (!(error instanceof RedraftError)) throw error;
    });
  };
  useEffect(() => {
    void quietly(sessions.now()).then(() => setAsked(false));
    const out = () => setSession((known) => ({ mode: 'key', local: known?.local ?? false, signed_in: false }));
    addEventListener(SIGNED_OUT, out);
    return () => removeEventListener(SIGNED_OUT, out);
  }, []);
  return {
    session,
    isAsked: isAsked && !late,
    signIn: async (key) => setSession(await sessions.signIn(key)),
    signOut: () => void quietly(sessions.signOut()),
  };
}
