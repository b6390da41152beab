import { useEffect, useState } from 'preact/hooks';
import type { Reach } from '../client/live/connection.ts';
import type { Job } from '../client/job.ts';
import type { JobState } from '../protocol/fold/state.ts';
import { redraft } from './redraft.ts';

export interface LiveJob {
  readonly job: Job;
  readonly state: JobState;
  readonly reach: Reach;
  readonly progress: { readonly pass: number; readonly fraction: number; readonly eta_ms: number | null } | undefined;
  /** People who watch, this page included. */
  readonly viewers: number;
  /** When the line was last live, if it is not now; ms since 1970. */
  readonly asOf: number | undefined;
  /** Goes up when somebody's decisions have changed. */
  readonly decisionsRev: number;
}

/** A job that was just started here: it is heard from its first event. */
const started = new Map<string, Job>();

export function handOver(job: Job): void {
  started.set(job.id, job);
}

/** A job as it is now; drawn again at most once a frame, however fast it tells. */
export function useJob(id: string): LiveJob {
  const [live, setLive] = useState(() => open(id));
  useEffect(() => {
    const current = live.job.id === id ? live : open(id);
    const { job } = current;
    let { progress, viewers, asOf } = current;
    let due = 0;
    const draw = () => {
      due = 0;
      setLive({ job, state: job.state, reach: job.reach, progress, viewers, asOf, decisionsRev: job.decisionsRev });
    };
    const soon = () => (due ||= requestAnimationFrame(draw));
    const offs = [
      job.on('progress', ({ data }) => (progress = data)),
      job.on('viewers', ({ data }) => (viewers = data.count)),
      job.on('reach', ({ data: { status } }) => {
        if (status === 'live') asOf = undefined;
        else if (job.state.seq > 0) asOf ??= Date.now();
      }),
      job.onAny(soon),
    ];
    draw();
    return () => {
      for (const off of offs) off();
      cancelAnimationFrame(due);
      job.close();
    };
  }, [id]);
  return live;
}

function open(id: string): LiveJob {
  const job = started.get(id) ?? redraft.watch(id);
  started.delete(id);
  return { job, state: job.state, reach: job.reach, progress: undefined, viewers: 1, asOf: undefined, decisionsRev: 0 };
}
