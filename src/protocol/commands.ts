import type { Directive } from './directives/directives.ts';
import type { FeedbackMode, Target } from './events.ts';
import type { ErrorBody } from './errors.ts';
import type { JobStatus } from './status.ts';

/** What people say to a job. `id` is a UUID and the idempotency key, scoped to job and principal. */
export type Command =
  | { readonly type: 'cancel'; readonly id: string; readonly reason?: string | undefined }
  | { readonly type: 'pause'; readonly id: string; readonly mode?: PauseMode | undefined }
  | { readonly type: 'resume'; readonly id: string }
  | {
      readonly type: 'feedback';
      readonly id: string;
      readonly mode?: FeedbackMode | undefined;
      /** Words, directives or both. */
      readonly text?: string | undefined;
      readonly directives?: readonly Directive[] | undefined;
      readonly target?: Target | undefined;
    }
  | {
      readonly type: 'respond';
      readonly id: string;
      readonly input: string;
      readonly value: string;
      readonly if_status?: JobStatus | undefined;
    };

/** `boundary`: finish the block first. `now`: abort the call; the block starts again on resume. */
export type PauseMode = 'boundary' | 'now';

/** The answer to a command, kept with it: the same id gets the same reply and has no second effect. */
export type CommandReply =
  | { readonly type: 'reply'; readonly id: string; readonly ok: true; readonly status: JobStatus; readonly seq: number }
  | {
      readonly type: 'reply';
      readonly id: string | null;
      readonly ok: false;
      readonly error: ErrorBody;
      /** Where the server failed: it finds the reason in the log. */
      readonly request_id?: string;
    };
