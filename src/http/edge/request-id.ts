const ACCEPTED = /^[A-Za-z0-9._-]{1,128}$/;

/** The caller's id where it can do no harm in a log or header, a new one otherwise. */
export function requestId(inbound: string | null): string {
  return inbound !== null && ACCEPTED.test(inbound) ? inbound : crypto.randomUUID();
}
