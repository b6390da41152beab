import type { ModelEndpoint } from '../../../config/model-endpoints.ts';
import type { CallFailure } from '../calls/call-failure.ts';
import { CALL_LIMITS, type CallLimits } from '../calls/call-limits.ts';
import { modelClient } from '../calls/model-client.ts';
import { type Timing, TIMING } from '../calls/timing.ts';
import { CallSlots } from './call-slots.ts';
import { CircuitBreaker } from './circuit-breaker.ts';
import { type Prices, PriceTable } from './price-table.ts';
import shipped from './prices.json';
import { Provider } from './provider.ts';
import { ProviderChain } from './provider-chain.ts';

export interface ChainOptions {
  /** Calls to each provider that run at once. */
  readonly concurrency: number;
  /** Default: the table that ships. */
  readonly prices?: Prices;
  /** Hears of every call that came to nothing, for whoever keeps the log. */
  readonly onFailure?: (provider: string, failure: CallFailure) => void;
  readonly limits?: Partial<CallLimits>;
  readonly timing?: Timing;
  /** From 0 up to 1. */
  readonly random?: () => number;
}

/** A chain over endpoints, in their order. */
export function openChain(
  endpoints: readonly [ModelEndpoint, ...ModelEndpoint[]],
  { concurrency, prices = shipped, onFailure, limits: some, timing = TIMING, random = Math.random }: ChainOptions,
): ProviderChain {
  const limits = { ...CALL_LIMITS, ...some };
  const provider = ({ name, model, baseUrl, apiKey }: ModelEndpoint) =>
    new Provider({
      name,
      model,
      client: modelClient({ baseUrl, apiKey, model, limits, timing }),
      breaker: new CircuitBreaker({ now: timing.now }),
      slots: new CallSlots(concurrency),
      limits,
      timing,
      random,
      ...(onFailure && { onFailure: (failure) => onFailure(`${name}/${model}`, failure) }),
    });
  const [first, ...others] = endpoints;
  const providers = [provider(first), ...others.map(provider)] as const;
  return new ProviderChain({ providers, prices: new PriceTable(prices), limits, timing });
}
