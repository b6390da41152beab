import type { Scope } from '../protocol/frames/frames.ts';

/** Who calls. Everything a job's owner may do is decided by `id`; `scopes` say what these credentials allow at most. */
export interface Principal {
  readonly id: string;
  readonly scopes: readonly Scope[];
}
