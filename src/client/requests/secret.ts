/** Credentials as they are now: a function is asked before every use. */
export type Secret = string | (() => string | Promise<string>);

/** What is to be shown now; undefined where there are no credentials. */
export async function read(secret: Secret | undefined): Promise<string | undefined> {
  return typeof secret === 'function' ? secret() : secret;
}
