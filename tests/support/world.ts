import { rm } from 'node:fs/promises';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App, type AppOptions } from '../../src/app.ts';
import { type Config, parseConfig } from '../../src/config/config.ts';
import type { Pipeline } from '../../src/jobs/pipeline.ts';
import { createLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

export interface World extends AsyncDisposable {
  readonly url: string;
  readonly app: App;
  readonly folder: string;
  /** Lines of the server's log. */
  readonly logged: readonly string[];
  /** A JSON request to a path; the parsed body beside the answer. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** A new job's id. */
  post(kind: string, text: string, options?: unknown): Promise<string>;
  close(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
}

/** What a test reads of a JSON answer: any member, asserted by the test itself. */
export type Json = ReturnType<typeof JSON.parse>;

export interface WorldOptions {
  readonly pipelines: readonly Pipeline[];
  readonly env?: Record<string, string>;
  /** Kept when it is given: to start again on what an earlier world left. */
  readonly folder?: string;
  /** Over what the environment says: values that no environment can. */
  readonly config?: Partial<Config>;
  readonly tuning?: AppOptions['tuning'];
}

/** A whole server of the test's own on a free port, with the pipelines that the test wants. */
export async function openWorld({ pipelines, env = {}, folder, config, tuning }: WorldOptions): Promise<World> {
  const home = folder ?? mkdtempSync(join(tmpdir(), 'redraft-'));
  const parsed = parseConfig({
    PORT: '0',
    DATA_DIR: join(home, 'data'),
    REFINER_OUTPUT_DIR: join(home, 'output'),
    ...env,
  });
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  const logged: string[] = [];
  const logger = createLogger({ level: 'info', secrets: [], sink: { write: (line) => void logged.push(line) } });
  const app = await createApp({
    config: { ...parsed.config, ...config },
    logger,
    metrics: createMetrics({ version: 'test' }),
    pipelines,
    ...(tuning && { tuning }),
  });
  const started = await app.start();
  if (!started.ok) throw new Error(started.message);
  const { url } = started;
  const call: World['call'] = async (method, path, body, headers = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  };
  const close = async () => {
    await app.stop();
    if (folder === undefined) await rm(home, { recursive: true, force: true });
  };
  return {
    url,
    app,
    folder: home,
    logged,
    call,
    async post(kind, text, options) {
      const { status, body } = await call('POST', '/v1/jobs', {
        kind,
        input: { text },
        ...(options ? { options } : {}),
      });
      if (status !== 202) throw new Error(`not accepted: ${JSON.stringify(body)}`);
      return body.data.job.id;
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}
