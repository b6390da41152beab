import type { ReadinessCheck } from './http/probes.ts';
import type { Pipeline } from './jobs/pipeline.ts';
import type { Services } from './services.ts';

/** What the server depends on. A pipeline that still warms up takes jobs already. */
export function readiness({ store }: Services, pipelines: readonly Pipeline[]): ReadinessCheck[] {
  const database: ReadinessCheck = {
    name: 'database',
    async check() {
      await store.probe();
      return { ready: true, state: 'ok' };
    },
  };
  const engines = pipelines.flatMap(({ kind, engineStatus }) =>
    engineStatus ? [{ name: kind, check: () => ({ ready: engineStatus() !== 'failed', state: engineStatus() }) }] : [],
  );
  return [database, ...engines];
}
