import { isTerminal } from '../../protocol/status.ts';
import type { Row } from '../parts/jobs/job-list.ts';

export interface Day {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** What is open comes first, of it what waits for somebody; then the days, the newest first. */
export function byDay(rows: readonly Row[], today: Date): readonly Day[] {
  const waits = ({ job }: Row) => job.status === 'awaiting_input';
  const open = rows.filter(({ job }) => !isTerminal(job.status));
  const ended = rows.filter(({ job }) => isTerminal(job.status));
  const days = Map.groupBy(ended, ({ job }) => dayName(new Date(job.created_at), today));
  return [
    ...(open.length > 0 ? [{ name: 'Now', rows: [...open.filter(waits), ...open.filter((row) => !waits(row))] }] : []),
    ...[...days].map(([name, group]) => ({ name, rows: group })),
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
