import type { Command } from '../protocol/commands.ts';
import { type ErrorBody, errorBody } from '../protocol/errors.ts';
import type { JobEvent } from '../protocol/events.ts';
import type { JobState } from '../protocol/fold/state.ts';
import { isTerminal, type JobStatus, type OpenStatus } from '../protocol/status.ts';

/** What a command does to a job in the status it was decided in. `end` also ends the job: nobody is running it. */
export type Ruling =
  | { readonly ok: true; readonly event: JobEvent; readonly status: JobStatus; readonly end: boolean }
  | { readonly ok: false; readonly error: ErrorBody };

/** Each stays in the job's state and is sent with every snapshot of it. */
const MOST_FEEDBACK = 200;

/** Decides by the folded state; the commit checks that nobody wrote in between. */
export function rule(state: JobState, command: Command): Ruling {
  const { status } = state;
  if (isTerminal(status)) return conflict(`the job has ended: ${status}`);
  switch (command.type) {
    case 'cancel':
      return cancel(status, command.reason ?? 'user');
    case 'pause':
      return pause(status, command.mode ?? 'boundary');
    case 'resume':
      return resume(status);
    case 'feedback':
      if (state.feedback.length >= MOST_FEEDBACK)
        return conflict(`the job has heard ${MOST_FEEDBACK} feedbacks, the most`);
      return feedback(state, command);
    case 'respond':
      return respond(state, command);
  }
}

function cancel(status: OpenStatus, reason: string): Ruling {
  const running = status === 'running' || status === 'pausing' || status === 'cancelling';
  return moved('cancelling', reason, !running);
}

function pause(status: OpenStatus, mode: 'boundary' | 'now'): Ruling {
  if (status === 'running' || status === 'pausing') return moved('pausing', mode);
  if (status === 'queued' || status === 'paused') return moved('paused', mode);
  return conflict(status === 'cancelling' ? 'the job is being cancelled' : 'the job waits for an answer');
}

function resume(status: OpenStatus): Ruling {
  if (status === 'paused') return moved('queued', 'resumed');
  if (status === 'pausing') return moved('running', 'resumed');
  return conflict(`the job is not paused: ${status}`);
}

function feedback(state: JobState, command: Extract<Command, { type: 'feedback' }>): Ruling {
  const { id, text = '', mode = 'steer', target, directives } = command;
  if (state.status === 'cancelling') return conflict('the job is being cancelled');
  const named = [target?.block, ...(directives ?? []).map((one) => ('place' in one ? one.place?.block : undefined))];
  const unknown = named.find((name) => name !== undefined && state.blocks.every((block) => block.id !== name));
  if (unknown) return invalid(`there is no block ${unknown}`);
  const passes = state.passes.length;
  if (passes > 0 && (target?.pass ?? 0) > passes) {
    return invalid(`there is no pass ${target?.pass}: the job has ${passes}`);
  }
  const data = { feedback: id, mode, text, ...(target && { target }), ...(directives && { directives }) };
  return { ok: true, event: { type: 'feedback_received', data }, status: state.status, end: false };
}

function respond(state: JobState, command: Extract<Command, { type: 'respond' }>): Ruling {
  const { input, status } = state;
  const { if_status: expected = status } = command;
  if (status !== expected) return conflict(`the job is ${status}, not ${expected}`);
  if (status !== 'awaiting_input' || !input) return conflict(`the job waits for nothing: ${status}`);
  if (input.input !== command.input) return conflict(`the job waits for ${input.input}`);
  if (input.choices && !input.choices.includes(command.value)) {
    return invalid(`value: one of ${input.choices.join(', ')}`);
  }
  const data = { input: command.input, value: command.value, by: 'user' };
  return { ok: true, event: { type: 'input_resolved', data }, status: 'queued', end: false };
}

function moved(status: JobStatus, reason: string, end = false): Ruling {
  return { ok: true, event: { type: 'state', data: { status, reason } }, status, end };
}

function invalid(message: string): Ruling {
  return { ok: false, error: errorBody('VALIDATION_ERROR', message) };
}

function conflict(message: string): Ruling {
  return { ok: false, error: errorBody('CONFLICT', message) };
}
