import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Seconds: from a first word to a long answer of a slow model. */
const CALL_SECONDS = [0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120, 180];
const STATES = ['closed', 'half_open', 'open'] as const;

/** A call to a model that is over. */
export interface CountedCall {
  readonly provider: string;
  readonly model: string;
  /** `ok`, or the kind of its failure. */
  readonly outcome: string;
  readonly ms: number;
  readonly isRetry: boolean;
  readonly usage?: { readonly input: number; readonly output: number; readonly estimated: boolean };
  /** US dollars, by the table of prices. */
  readonly cost?: number;
}

/** How a provider is: `open` it is left alone, `half_open` it is about to be tried again. */
interface WatchedProvider {
  readonly name: string;
  readonly model: string;
  readonly state: (typeof STATES)[number];
}

/** What is spent on models, and how they are. Every label is of the configuration or of a closed set. */
export interface ModelMetrics {
  called(call: CountedCall): void;
  /** @param providers looked at when somebody reads the figures */
  watch(providers: () => readonly WatchedProvider[]): void;
}

/** Registers them: at zero until a model is asked. */
export function modelMetrics(registry: Registry): ModelMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'gen_ai_client_operation_duration_seconds',
    help: 'Calls to models by what came of them, from request to end',
    labelNames: ['provider', 'model', 'outcome'],
    buckets: CALL_SECONDS,
    registers,
  });
  const tokens = new Counter({
    name: 'gen_ai_client_tokens_total',
    help: 'Tokens read (input) and written (output); counted here where the endpoint did not say (estimated)',
    labelNames: ['provider', 'model', 'type', 'estimated'],
    registers,
  });
  const cost = new Counter({
    name: 'gen_ai_client_cost_usd_total',
    help: 'US dollars by the table of prices: an estimate',
    labelNames: ['provider', 'model'],
    registers,
  });
  const retries = new Counter({
    name: 'gen_ai_client_retries_total',
    help: 'Calls that were not the first for their question',
    labelNames: ['provider', 'model'],
    registers,
  });
  let watched: () => readonly WatchedProvider[] = () => [];
  new Gauge({
    name: 'gen_ai_provider_state',
    help: '1 for the state that the circuit to a provider is in: open (left alone), half_open (about to be tried), closed',
    labelNames: ['provider', 'model', 'state'],
    registers,
    collect() {
      for (const { name, model, state } of watched()) {
        for (const each of STATES) this.set({ provider: name, model, state: each }, each === state ? 1 : 0);
      }
    },
  });
  return {
    called({ provider, model, outcome, ms, isRetry, usage, cost: dollars }) {
      seconds.observe({ provider, model, outcome }, ms / 1_000);
      if (isRetry) retries.inc({ provider, model });
      if (dollars !== undefined) cost.inc({ provider, model }, dollars);
      if (!usage) return;
      const estimated = String(usage.estimated);
      tokens.inc({ provider, model, type: 'input', estimated }, usage.input);
      tokens.inc({ provider, model, type: 'output', estimated }, usage.output);
    },
    watch(providers) {
      watched = providers;
    },
  };
}
