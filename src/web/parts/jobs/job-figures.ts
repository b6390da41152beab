import type { JobFigures, ListedJob } from '../../../protocol/listed-job.ts';
import { RedraftError } from '../../../client/redraft-error.ts';
import { isTerminal } from '../../../protocol/status.ts';
import { redraft } from '../../redraft.ts';

/** Jobs whose figures are asked for with a list, and how many of them at once. */
const AT_MOST = 24;
const AT_ONCE = 4;

interface Known {
  readonly figures: JobFigures;
  /** What it was read at: an ended job has other figures only when somebody has decided. */
  readonly at: string;
}

const known = new Map<string, Known>();

export function knownFigures({ id }: ListedJob): JobFigures | undefined {
  return known.get(id)?.figures;
}

/** Reads what is not known of some jobs, the first ones first. @param onRead told of each */
export async function readFigures(jobs: readonly ListedJob[], onRead: () => void, signal: AbortSignal): Promise<void> {
  const due = jobs.filter((job) => !isTerminal(job.status) || known.get(job.id)?.at !== stampOf(job)).slice(0, AT_MOST);
  const rest = due.values();
  const read = async () => {
    for (const job of rest) {
      // oxlint-disable-next-line no-await-in-loop
      const figures = await figuresOf(job.id, signal);
      if (!figures) continue;
      known.set(job.id, { figures, at: stampOf(job) });
      onRead();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, read));
}

function stampOf({ status, decisions_rev: rev }: ListedJob): string {
  return `${status} ${rev}`;
}

/** undefined where the job has gone in the meantime. */
async function figuresOf(id: string, signal: AbortSignal): Promise<JobFigures | undefined> {
  try {
    return await redraft.job(id).figures({ signal });
  } catch (error) {
    if (error instanceof RedraftError && error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
