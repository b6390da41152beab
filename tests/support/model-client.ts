import { Secret } from '../../src/config/secret.ts';
import { CALL_LIMITS, type CallLimits } from '../../src/engines/model/calls/call-limits.ts';
import type { Prompt } from '../../src/engines/model/calls/completion.ts';
import { modelClient } from '../../src/engines/model/calls/model-client.ts';
import type { FakeProvider } from './fake-provider.ts';
import { ManualTiming } from './manual-timing.ts';

/** A key that must stand nowhere. */
export const CANARY_KEY = 'sk-canary-0a1b2c3d4e5f';

/** A question. */
export const PROMPT: Prompt = {
  messages: [
    { role: 'system', content: 'Rules.' },
    { role: 'user', content: 'A text.' },
  ],
  schema: { name: 'answer', schema: { type: 'object' } },
};

/** A client of a provider, whose time the test moves. */
export function clientOf(provider: FakeProvider, limits: Partial<CallLimits> = {}) {
  const timing = new ManualTiming();
  const client = modelClient({
    baseUrl: provider.url,
    apiKey: new Secret(CANARY_KEY),
    model: 'fake-1',
    limits: { ...CALL_LIMITS, ...limits },
    timing,
  });
  return { client, timing };
}
