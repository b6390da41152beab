import type { JobEvent } from '../protocol/events.ts';

/** Said of a pass in which the server stopped while a model may have been asked. */
export function paidAgain(pass: number): JobEvent {
  const message =
    'The server stopped in this pass. What a model was being asked about then it is asked again, and it may be charged twice.';
  return { type: 'warning', data: { code: 'paid_again', message, pass } };
}
