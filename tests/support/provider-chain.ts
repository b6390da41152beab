import { CALL_LIMITS, type CallLimits } from '../../src/engines/model/calls/call-limits.ts';
import { modelClient } from '../../src/engines/model/calls/model-client.ts';
import { CallSlots } from '../../src/engines/model/providers/call-slots.ts';
import { CircuitBreaker } from '../../src/engines/model/providers/circuit-breaker.ts';
import { PriceTable } from '../../src/engines/model/providers/price-table.ts';
import { Provider } from '../../src/engines/model/providers/provider.ts';
import { ProviderChain } from '../../src/engines/model/providers/provider-chain.ts';
import type { FakeProvider } from './fake-provider.ts';
import { ManualTiming } from './manual-timing.ts';

/** A chain over fake providers, `one` and `two` and so on, whose time the test moves. */
export function chainOver(fakes: readonly FakeProvider[], limits: Partial<CallLimits> = {}, slots = 8) {
  const timing = new ManualTiming();
  const all = { ...CALL_LIMITS, ...limits };
  const [first, ...others] = fakes.map(
    ({ url }, index) =>
      new Provider({
        name: ['one', 'two', 'three'][index] ?? 'more',
        model: `fake-${index + 1}`,
        settings: { key: `KEY_${index + 1}`, model: `MODEL_${index + 1}` },
        client: modelClient({ baseUrl: url, apiKey: undefined, model: `fake-${index + 1}`, limits: all, timing }),
        breaker: new CircuitBreaker({ now: timing.now }),
        slots: new CallSlots(slots),
        limits: all,
        timing,
        random: () => 0.5,
      }),
  );
  if (!first) throw new Error('a chain has a provider');
  const prices = new PriceTable({ fake: { input: 1, output: 2 } });
  return { timing, chain: new ProviderChain({ providers: [first, ...others], prices, limits: all, timing }) };
}
