import { isTerminal } from '../../protocol/status.ts';
import type { ListedJob } from './job-list.ts';

export interface Day {
  readonly name: string;
  readonly jobs: readonly ListedJob[];
}

/** What is open comes first, of it what waits for somebody; then the days, the newest first. */
export function byDay(jobs: readonly ListedJob[], today: Date): readonly Day[] {
  const waits = ({ status }: ListedJob) => status === 'awaiting_input';
  const open = jobs.filter(({ status }) => !isTerminal(status));
  const ended = jobs.filter(({ status }) => isTerminal(status));
  const days = Map.groupBy(ended, ({ created_at }) => dayName(new Date(created_at), today));
  return [
    ...(open.length > 0 ? [{ name: 'Now', jobs: [...open.filter(waits), ...open.filter((job) => !waits(job))] }] : []),
    ...[...days].map(([name, group]) => ({ name, jobs: group })),
  ];
}

function dayName(day: Date, today: Date): string {
  const yesterday = new Date(today);
  yesterday.setDate(today.getDate() - 1);
  if (day.toDateString() === today.toDateString()) return 'Earlier today';
  if (day.toDateString() === yesterday.toDateString()) return 'Yesterday';
  const sameYear = day.getFullYear() === today.getFullYear();
  return day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}
