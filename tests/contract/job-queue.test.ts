import { inProcessQueue } from '../../src/jobs/runs/job-queue.in-process.ts';
import { jobQueueContract } from './job-queue.contract.ts';

jobQueueContract('in process', ({ concurrency, onError = () => undefined }) =>
  inProcessQueue({ concurrency, onError }),
);
