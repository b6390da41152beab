import { createApp } from '../../src/app.ts';
import { parseConfig } from '../../src/config/config.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';
import type { ApiDocument } from './api-markdown.ts';

/** The OpenAPI document as the server serves it; it listens nowhere and keeps nothing. */
export async function servedDocument(): Promise<ApiDocument> {
  const parsed = parseConfig({ DATABASE_URL: ':memory:' });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const logger = createLogger({ level: 'silent', secrets: [] });
  const metrics = createMetrics({ version: 'documented' });
  const app = await createApp({ config: parsed.config, logger, metrics, pipelines: [] });
  try {
    const request = new Request('http://localhost/swagger/json', { headers: { host: 'localhost' } });
    return JSON.parse(await (await app.app.handle(request)).text());
  } finally {
    await app.stop();
  }
}
