import type { JobEvent } from '../../src/protocol/events.ts';

/** What a log says when every event of it is read again: the figures of one job. */
export interface Recount {
  readonly day: number;
  readonly kind: string;
  readonly strategy: string;
  end: 'open' | 'completed' | 'failed' | 'cancelled';
  elapsed: number | undefined;
  readonly changes: { pass: string; category: string; rule: string; applied: boolean }[];
  readonly usage: { input: number; output: number; cost: number };
}

const ENDS = { done: 'completed', error: 'failed', cancelled: 'cancelled' } as const;

export function recount(events: readonly JobEvent[], createdAt: number): Recount {
  const found: Recount = {
    day: Math.floor(createdAt / 86_400_000),
    kind: '',
    strategy: '',
    end: 'open',
    elapsed: undefined,
    changes: [],
    usage: { input: 0, output: 0, cost: 0 },
  };
  let [kind, strategy, name, made]: [string, string, string, Recount['changes']] = ['', '', '', []];
  for (const { type, data } of events) {
    switch (type) {
      case 'job_accepted':
        [kind, strategy] = [data.kind, data.strategy];
        break;
      case 'pass_start':
        [name, made] = [data.name, []];
        break;
      case 'block_complete':
        made = data.changes.map(({ category, rule, applied }) => ({ pass: name, category, rule, applied }));
        break;
      case 'pass_complete':
        found.changes.push(...made);
        break;
      case 'usage':
        found.usage.input += data.input_tokens ?? 0;
        found.usage.output += data.output_tokens ?? 0;
        found.usage.cost += Math.round((data.cost_usd ?? 0) * 1e6);
        break;
      case 'done':
      case 'error':
      case 'cancelled':
        found.end = ENDS[type];
        found.elapsed = data.elapsed_ms;
        break;
      default:
    }
  }
  return { ...found, kind, strategy };
}
