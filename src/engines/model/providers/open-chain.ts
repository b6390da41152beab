import type { ModelEndpoint } from '../../../config/model-endpoints.ts';
import { CALL_LIMITS, type CallLimits } from '../calls/call-limits.ts';
import { modelClient } from '../calls/model-client.ts';
import { type Timing, TIMING } from '../calls/timing.ts';
import { CallSlots } from './call-slots.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { type Prices, pricesSchema, PriceTable } from './price-table.ts';
import shipped from './prices.json';
import { ProviderChain } from './provider-chain.ts';
import { type MadeCall, Provider } from './provider.ts';

export interface ChainOptions {
  /** Calls to each provider that run at once. */
  readonly concurrency: number;
  /** Default: the table that ships. */
  readonly prices?: Prices;
  /** Hears of every call when it is over, for whoever keeps the log and the figures. */
  readonly onCall?: (call: ReportedCall) => void;
  readonly limits?: Partial<CallLimits>;
  readonly timing?: Timing;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** A call with who was asked, and US dollars where the table has a price. */
export interface ReportedCall extends MadeCall {
  readonly provider: string;
  readonly model: string;
  readonly cost?: number;
}

/** A chain over endpoints, in their order. */
export function openChain(
  endpoints: readonly [ModelEndpoint, ...ModelEndpoint[]],
  {
    concurrency,
    prices = pricesSchema.parse(shipped),
    onCall,
    limits: some,
    timing = TIMING,
    random = Math.random,
  }: ChainOptions,
): ProviderChain {
  const limits = { ...CALL_LIMITS, ...some };
  const table = new PriceTable(prices);
  const report = (name: string, model: string, call: MadeCall) => {
    const cost = call.usage && table.cost(model, call.usage);
    onCall?.({ ...call, provider: name, model, ...(cost !== undefined && { cost }) });
  };
  const provider = ({ name, model, baseUrl, apiKey, settings }: ModelEndpoint) =>
    new Provider({
      name,
      model,
      settings,
      client: modelClient({ baseUrl, apiKey, model, limits, timing }),
      breaker: new CircuitBreaker({ now: timing.now }),
      slots: new CallSlots(concurrency),
      limits,
      timing,
      random,
      onCall: (call) => report(name, model, call),
    });
  const [first, ...others] = endpoints;
  const providers = [provider(first), ...others.map(provider)] as const;
  return new ProviderChain({ providers, prices: table, limits, timing });
}
