import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

const NS = 1e-9;

/** Registers what the process itself says: build, memory, CPU, event loop. Returns what stops the watch. */
export function watchProcess(registry: Registry, build: { readonly version: string }): () => void {
  const registers = [registry];
  const loop = monitorEventLoopDelay({ resolution: 20 });
  loop.enable();

  const info = new Gauge({ name: 'build_info', help: 'Always 1', labelNames: ['version', 'bun'], registers });
  info.set({ version: build.version, bun: Bun.version }, 1);

  new Gauge({
    name: 'event_loop_lag_seconds',
    help: 'How late the event loop was since the last scrape',
    labelNames: ['stat'],
    registers,
    collect() {
      this.set({ stat: 'mean' }, loop.count > 0 ? loop.mean * NS : 0);
      this.set({ stat: 'p99' }, loop.count > 0 ? loop.percentile(99) * NS : 0);
      this.set({ stat: 'max' }, loop.count > 0 ? loop.max * NS : 0);
      loop.reset();
    },
  });
  new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Resident memory',
    registers,
    collect() {
      this.set(process.memoryUsage.rss());
    },
  });
  new Counter({
    name: 'process_cpu_seconds_total',
    help: 'User and system time',
    registers,
    collect() {
      const { user, system } = process.cpuUsage();
      this.reset();
      this.inc((user + system) * 1e-6);
    },
  });
  new Gauge({ name: 'process_start_time_seconds', help: 'Seconds since 1970', registers }).set(
    performance.timeOrigin / 1000,
  );
  return () => void loop.disable();
}
