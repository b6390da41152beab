import { statfs } from 'node:fs/promises';
import type { ReadinessCheck } from './http/probes.ts';
import type { Pipeline } from './jobs/pipeline.ts';
import type { Services } from './services.ts';

/** Bytes that have to be free: with less, the next document may not fit any more. */
const LEAST_FREE = 16 * 1024 * 1024;

/** What the server depends on. A pipeline that still warms up takes jobs already. */
export function readiness({ store }: Services, pipelines: readonly Pipeline[], dataDir: string): ReadinessCheck[] {
  const database: ReadinessCheck = {
    name: 'database',
    async check() {
      await store.probe();
      return { ready: true, state: 'ok' };
    },
  };
  const disk: ReadinessCheck = {
    name: 'disk',
    async check() {
      const { bavail, bsize } = await statfs(dataDir);
      const ready = bavail * bsize >= LEAST_FREE;
      return { ready, state: ready ? 'ok' : 'full' };
    },
  };
  const engines = pipelines.flatMap(({ kind, engineStatus }) =>
    engineStatus ? [{ name: kind, check: () => ({ ready: engineStatus() !== 'failed', state: engineStatus() }) }] : [],
  );
  return [database, disk, ...engines];
}
