import { describe, expect, test } from 'bun:test';
import { parseConfig } from '../../../src/config/config.ts';
import type { Config } from '../../../src/config/config.ts';

const STRONG = 'f3a9c1e07b5d42886a1fd0c3b7e94520';

function accepted(env: Record<string, string | undefined> = {}): Config {
  const parsed = parseConfig(env, 4);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config;
}

function refused(env: Record<string, string | undefined>): readonly string[] {
  const parsed = parseConfig(env, 4);
  return parsed.ok ? [] : parsed.problems;
}

describe('configuration', () => {
  test('needs nothing: open mode on the loopback address, everything under the working folder', () => {
    expect(accepted()).toEqual({
      production: false,
      mode: 'open',
      port: 3000,
      host: '127.0.0.1',
      publicUrl: undefined,
      allowedHosts: [],
      corsOrigins: [],
      trustedProxies: [],
      backendApiKey: undefined,
      databaseUrl: 'file:./data/redraft.db',
      databaseAuthToken: undefined,
      outputDir: './output',
      filesDir: './data/files',
      filesQuota: 10_240 * 1024 * 1024,
      jobTimeoutMs: 3_600_000,
      jobConcurrency: 4,
      engineWorkers: 3,
      retentionDays: 7,
      models: [],
      modelConcurrency: 8,
      modelPrices: undefined,
      modelEdits: 'exact',
      logLevel: 'info',
    });
  });

  test('reads every key', () => {
    const config = accepted({
      NODE_ENV: 'production',
      PORT: '8080',
      HOST: '0.0.0.0',
      PUBLIC_URL: 'https://redraft.example.com',
      ALLOWED_HOSTS: 'Redraft.internal, *.example.net',
      CORS_ORIGINS: 'https://app.example.com, https://*.example.com',
      TRUSTED_PROXIES: '10.0.0.0/8,fd00::/8,192.0.2.1',
      BACKEND_API_KEY: STRONG,
      DATA_DIR: '/var/lib/redraft',
      DATABASE_URL: 'libsql://db.example.com',
      DATABASE_AUTH_TOKEN: 'abc',
      REFINER_OUTPUT_DIR: '/srv/out',
      JOB_TIMEOUT: '60',
      JOB_CONCURRENCY: '16',
      ENGINE_WORKERS: '2',
      RETENTION_DAYS: '0',
      LOG_LEVEL: 'warn',
    });
    expect(config).toMatchObject({
      production: true,
      mode: 'key',
      port: 8080,
      host: '0.0.0.0',
      publicUrl: 'https://redraft.example.com',
      allowedHosts: ['redraft.internal', '*.example.net'],
      corsOrigins: ['https://app.example.com', 'https://*.example.com'],
      trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1'],
      databaseUrl: 'libsql://db.example.com',
      outputDir: '/srv/out',
      jobTimeoutMs: 60_000,
      jobConcurrency: 16,
      engineWorkers: 2,
      retentionDays: 0,
      logLevel: 'warn',
    });
    expect(config.backendApiKey?.reveal()).toBe(STRONG);
    expect(config.databaseAuthToken?.reveal()).toBe('abc');
  });

  test('takes an empty or blank value for a key that is not set', () => {
    expect(accepted({ PORT: '', BACKEND_API_KEY: '   ', CORS_ORIGINS: '' })).toEqual(accepted());
  });

  test('puts the database into DATA_DIR unless it is told otherwise', () => {
    expect(accepted({ DATA_DIR: '/d' }).databaseUrl).toBe('file:/d/redraft.db');
    expect(accepted({ DATABASE_URL: ':memory:' }).databaseUrl).toBe(':memory:');
  });

  test('leaves a core to the event loop when it chooses the number of engine workers', () => {
    const workers = (cores: number) => {
      const parsed = parseConfig({}, cores);
      return parsed.ok ? parsed.config.engineWorkers : 0;
    };
    expect([1, 2, 3, 64].map(workers)).toEqual([1, 1, 2, 4]);
  });

  test('names every problem at once and never a value', () => {
    const canary = 'canary-7f31';
    const problems = refused({
      NODE_ENV: canary,
      PORT: canary,
      HOST: `${canary}/`,
      PUBLIC_URL: `https://u:${canary}@example.com`,
      ALLOWED_HOSTS: `${canary}:3000`,
      CORS_ORIGINS: `${canary}, ${canary}`,
      TRUSTED_PROXIES: canary,
      OPEN: canary,
      DATABASE_URL: canary,
      JOB_TIMEOUT: canary,
      JOB_CONCURRENCY: '0',
      ENGINE_WORKERS: '1.5',
      RETENTION_DAYS: '-1',
      LOG_LEVEL: canary,
      ENGINE: canary,
      OPENAI_BASE_URL: `https://u:${canary}@example.com/v1`,
      OPENAI_MODEL: `${canary} ${canary}`,
      GEMINI_MODEL: `${canary}?`,
      ANTHROPIC_MODEL: `${canary}\n${canary}`,
      MODEL_CONCURRENCY: canary,
    });
    const keys = problems.map((problem) => problem.split(':')[0]);
    expect(new Set(keys)).toEqual(
      new Set([
        'NODE_ENV',
        'PORT',
        'HOST',
        'PUBLIC_URL',
        'ALLOWED_HOSTS',
        'CORS_ORIGINS',
        'TRUSTED_PROXIES',
        'OPEN',
        'DATABASE_URL',
        'JOB_TIMEOUT',
        'JOB_CONCURRENCY',
        'ENGINE_WORKERS',
        'RETENTION_DAYS',
        'LOG_LEVEL',
        'ENGINE',
        'OPENAI_BASE_URL',
        'OPENAI_MODEL',
        'GEMINI_MODEL',
        'ANTHROPIC_MODEL',
        'MODEL_CONCURRENCY',
      ]),
    );
    expect(problems.join('\n')).not.toContain(canary);
    expect(new Set(problems).size).toBe(problems.length);
  });

  test.each(['65536', '3e3', '0x10', ' 80 80', '+80', '80.0'])('refuses %p for a port', (PORT) => {
    expect(refused({ PORT })).toEqual(['PORT: must be a whole number from 0 to 65535']);
  });

  test.each(['redraft.example.com', 'ftp://example.com', 'https://example.com/app', 'https://example.com/?a', 'x:'])(
    'refuses %p for a public address',
    (PUBLIC_URL) => {
      expect(refused({ PUBLIC_URL })).toEqual(['PUBLIC_URL: must be http(s)://host[:port] and nothing more']);
    },
  );

  test.each(['example.com', 'https://example.com/', 'https://*.*', 'https://a.*.example.com', 'null', 'HTTPS://a.b'])(
    'refuses %p for an origin',
    (CORS_ORIGINS) => {
      expect(refused({ CORS_ORIGINS })).toHaveLength(1);
    },
  );

  test.each(['10.0.0.0/33', '10.0.0', '::/129', '10.0.0.0/8/8', '10.0.0.0/'])('refuses %p for a proxy', (value) => {
    expect(refused({ TRUSTED_PROXIES: value })).toHaveLength(1);
  });

  test('asks for a key, or an explicit word, before it lets other machines in', () => {
    for (const HOST of ['0.0.0.0', '::', '192.168.1.4', 'redraft.lan']) {
      expect(refused({ HOST })).toEqual([expect.stringContaining('HOST: is reachable from other machines')]);
      expect(accepted({ HOST, OPEN: '1' }).mode).toBe('open');
      expect(accepted({ HOST, BACKEND_API_KEY: 'short' }).mode).toBe('key');
    }
    for (const HOST of ['127.0.0.1', '127.0.0.53', '::1', 'localhost']) expect(accepted({ HOST }).mode).toBe('open');
  });

  test('does not guess when it is told to be open and closed', () => {
    expect(refused({ OPEN: '1', BACKEND_API_KEY: STRONG })).toEqual([expect.stringMatching(/^OPEN: contradicts/)]);
  });
});

describe('S-108 boot in production', () => {
  const production = { NODE_ENV: 'production' };

  test('S-108 is refused without a key, open or not', () => {
    expect(refused(production)).toEqual(['BACKEND_API_KEY: is required in production']);
    expect(refused({ ...production, OPEN: '1' })).toEqual(['BACKEND_API_KEY: is required in production']);
  });

  test.each(['x'.repeat(64), 'abcabcabcabcabcabcabcabcabcabcabcabc', STRONG.slice(1)])(
    'S-108 is refused with the weak key %p',
    (BACKEND_API_KEY) => {
      const problems = refused({ ...production, BACKEND_API_KEY });
      expect(problems).toEqual([expect.stringMatching(/^BACKEND_API_KEY: is too weak/)]);
      expect(problems.join()).not.toContain(BACKEND_API_KEY);
    },
  );

  test('S-53 is refused with CORS for everybody, which development may have', () => {
    const env = { ...production, BACKEND_API_KEY: STRONG, CORS_ORIGINS: 'https://a.example.com, *' };
    expect(refused(env)).toEqual(['CORS_ORIGINS: * is refused in production: name the origins']);
    expect(accepted({ CORS_ORIGINS: '*' }).corsOrigins).toEqual(['*']);
  });

  test('S-108 says what contradicts as well as what is malformed', () => {
    expect(refused({ ...production, PORT: 'x' })).toEqual([
      'PORT: must be a whole number from 0 to 65535',
      'BACKEND_API_KEY: is required in production',
    ]);
  });
});
