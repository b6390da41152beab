/**
 * Whether a test that needs something of the machine can run. Where it is missing the test is skipped with the reason
 * in its name; under CI=true it runs and fails.
 */
export function needs(what: string, there: boolean): { readonly skip: boolean; readonly because: string } {
  const skip = !there && process.env.CI !== 'true';
  return { skip, because: skip ? ` (skipped: needs ${what})` : '' };
}
