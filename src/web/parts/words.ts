import type { JobStatus } from '../../protocol/status.ts';

/** A time as it is told: the finer the shorter it is. */
export function seconds(ms: number): string {
  if (ms < 950) return `${Math.max(0.1, ms / 1_000).toFixed(1)} s`;
  const whole = Math.round(ms / 1_000);
  if (whole < 90) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 10) return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
  const rounded = Math.round(whole / 60);
  if (rounded < 90) return `${rounded} min`;
  return rounded % 60 === 0 ? `${rounded / 60} h` : `${Math.floor(rounded / 60)} h ${rounded % 60} min`;
}

export const STATUS_WORDS: Readonly<Record<JobStatus, string>> = {
  queued: 'Waiting its turn',
  running: 'Running',
  pausing: 'Pausing',
  paused: 'Paused',
  awaiting_input: 'Waiting for you',
  cancelling: 'Cancelling',
  completed: 'Finished',
  failed: 'Failed',
  cancelled: 'Cancelled',
};

/** ms since 1970 as a time of day. */
export function clockTime(ms: number, withSeconds = false): string {
  return new Date(ms).toLocaleTimeString('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    ...(withSeconds ? { second: '2-digit' } : {}),
  });
}

export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? thing : `${thing}s`}`;
}

/** A name as the server has it, such as `plain-language`, as a word to read. */
export function titled(name: string): string {
  const words = name.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

const DOES: Readonly<Record<string, string>> = {
  proofread: 'Proofreading',
  tighten: 'Tightening',
  polish: 'Polishing',
};

/** What a pass does right now. */
export function doing(pass: string): string {
  return DOES[pass] ?? `${titled(pass)}:`;
}

/** ms since 1970 as a time that is understood today. */
export function dayAndTime(ms: number, now = Date.now()): string {
  const today = new Date(ms).toDateString() === new Date(now).toDateString();
  const day = new Date(ms).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' });
  return today ? clockTime(ms) : `${clockTime(ms)} on ${day}`;
}
