import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ReadinessCheck } from './http/probes.ts';
import type { Pipeline } from './jobs/pipeline.ts';
import type { Services } from './services.ts';
import { databaseAddress } from './store/store-url.ts';

/** Bytes that have to be free: with less, the next document may not fit any more. */
const LEAST_FREE = 16 * 1024 * 1024;

/** What the server depends on. A pipeline that still warms up takes jobs already. */
export function readiness({ store }: Services, pipelines: readonly Pipeline[], databaseUrl: string): ReadinessCheck[] {
  const database: ReadinessCheck = {
    name: 'database',
    async check() {
      await store.probe();
      return { ready: true, state: 'ok' };
    },
  };
  const place = databaseAddress(databaseUrl);
  const disk = place.kind === 'file' ? [diskCheck(dirname(place.path))] : [];
  return [database, ...disk, ...pipelines.flatMap(engineCheck), ...pipelines.flatMap(upstreamChecks)];
}

function engineCheck(pipeline: Pipeline): ReadinessCheck[] {
  const status = pipeline.engineStatus?.bind(pipeline);
  return status ? [{ name: pipeline.kind, check: () => ({ ready: status() !== 'failed', state: status() }) }] : [];
}

/** A service that fails is no reason to take no jobs: they go on without it. */
function upstreamChecks({ upstreams }: Pipeline): ReadinessCheck[] {
  const names = upstreams?.().map(({ name }) => name) ?? [];
  return names.map((name) => ({
    name: `model:${name}`,
    check() {
      const { state = 'gone', problem } = upstreams?.().find((upstream) => upstream.name === name) ?? {};
      return { ready: true, state, ...(problem && { problem }) };
    },
  }));
}

function diskCheck(folder: string): ReadinessCheck {
  return {
    name: 'disk',
    async check() {
      const { bavail, bsize } = await statfs(folder);
      const ready = bavail * bsize >= LEAST_FREE;
      return { ready, state: ready ? 'ok' : 'full' };
    },
  };
}
