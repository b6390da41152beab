import { z } from 'zod';
import {
  count,
  endpointUrl,
  flag,
  hostList,
  httpOrigin,
  list,
  modelName,
  originPattern,
  proxyRange,
} from './fields.ts';
import { type ModelEndpoint, modelEndpoints } from './model-endpoints.ts';
import { Secret } from './secret.ts';

const DATABASE_URL = /^(:memory:$|file:.|libsql:\/\/.|https?:\/\/.)/;
const HOST = /^[A-Za-z0-9.:_-]{1,253}$/;
const MIB = 1024 * 1024;
const WEEK_IN_SECONDS = 7 * 24 * 3600;

const secret = z.string().transform((value) => new Secret(value));
/** It travels in a header: what no header can carry was pasted with it, a quotation mark of a text editor say. */
const providerKey = z
  .string()
  .regex(/^[\x21-\x7e]+$/, 'must be a key of letters, digits and signs of ASCII, without spaces or typographic quotes')
  .transform((value) => new Secret(value));

/** The environment, key by key. Cross-key rules are below: they must also speak when a key is malformed. */
const Environment = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  PORT: count(0, 65_535).default(3000),
  HOST: z.string().regex(HOST, 'must be a host name or an IP address').default('127.0.0.1'),
  PUBLIC_URL: httpOrigin.optional(),
  ALLOWED_HOSTS: hostList.default([]),
  CORS_ORIGINS: list(originPattern).default([]),
  TRUSTED_PROXIES: list(proxyRange).default([]),
  BACKEND_API_KEY: secret.optional(),
  OPEN: flag.default(false),
  DATA_DIR: z.string().default('./data'),
  DATABASE_URL: z.string().regex(DATABASE_URL, 'must start with file:, libsql:, http: or https:').optional(),
  DATABASE_AUTH_TOKEN: secret.optional(),
  REFINER_OUTPUT_DIR: z.string().default('./output'),
  FILES_QUOTA_MB: count(0, 100_000_000).default(10_240),
  JOB_TIMEOUT: count(1, WEEK_IN_SECONDS).default(3600),
  JOB_CONCURRENCY: count(1, 256).default(4),
  ENGINE_WORKERS: count(1, 64).optional(),
  RETENTION_DAYS: count(0, 36_500).default(7),
  ENGINE: z.enum(['auto', 'embedded', 'model']).default('auto'),
  OPENAI_API_KEY: providerKey.optional(),
  OPENAI_BASE_URL: endpointUrl.optional(),
  OPENAI_MODEL: modelName.optional(),
  GEMINI_API_KEY: providerKey.optional(),
  GEMINI_MODEL: modelName.default('gemini-3.5-flash-lite'),
  ANTHROPIC_API_KEY: providerKey.optional(),
  ANTHROPIC_MODEL: modelName.default('claude-haiku-5-5'),
  MODEL_CONCURRENCY: count(1, 256).default(8),
  MODEL_PRICES: z.string().optional(),
  MODEL_EDITS: z.enum(['exact', 'rewrite']).default('exact'),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
});

/** Every key that is read; `.env.example` lists the same. */
export const CONFIG_KEYS: readonly string[] = Object.keys(Environment.shape);

/** The configuration, parsed once in main.ts and handed down. */
export interface Config {
  readonly production: boolean;
  /** `open`: everybody who reaches the server is the local user. `key`: BACKEND_API_KEY decides. */
  readonly mode: 'open' | 'key';
  readonly port: number;
  readonly host: string;
  /** The origin that people use, such as `https://redraft.example.com`. */
  readonly publicUrl: string | undefined;
  /** Lower-case host names; `*` stands for one label. */
  readonly allowedHosts: readonly string[];
  /** Origins; `*` stands for one label of the host, or alone for every origin (never in production). */
  readonly corsOrigins: readonly string[];
  /** Addresses and ranges (`10.0.0.0/8`) whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly backendApiKey: Secret | undefined;
  readonly databaseUrl: string;
  readonly databaseAuthToken: Secret | undefined;
  readonly outputDir: string;
  /** Where uploaded files lie. */
  readonly filesDir: string;
  /** Bytes of files that everybody may keep. */
  readonly filesQuota: number;
  readonly jobTimeoutMs: number;
  readonly jobConcurrency: number;
  readonly engineWorkers: number;
  readonly retentionDays: number;
  /** In the order in which they are asked; with none the embedded engine does everything. */
  readonly models: readonly ModelEndpoint[];
  /** Calls to each of them that run at once. */
  readonly modelConcurrency: number;
  /** A JSON file with prices in place of those that ship. */
  readonly modelPrices: string | undefined;
  /** Whether models are asked for exact edits, or for the whole text of a block, which is compared. */
  readonly modelEdits: 'exact' | 'rewrite';
  readonly logLevel: z.infer<typeof Environment>['LOG_LEVEL'];
}

export type ParsedConfig =
  | { readonly ok: true; readonly config: Config }
  /** One line a problem; each names its key and none says a value. */
  | { readonly ok: false; readonly problems: readonly string[] };

/**
 * Reads the environment. An empty value counts as not set.
 * @param cores decides how many engine workers there are when ENGINE_WORKERS is not set.
 */
export function parseConfig(
  env: Readonly<Record<string, string | undefined>>,
  cores: number = navigator.hardwareConcurrency,
): ParsedConfig {
  const given = normalised(env);
  const parsed = Environment.safeParse(given);
  const problems = [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path[0]?.toString()}: ${issue.message}`),
    ...contradictions(given),
  ];
  if (!parsed.success || problems.length > 0) return { ok: false, problems: [...new Set(problems)] };
  return { ok: true, config: shaped(parsed.data, cores) };
}

/** Any of them makes a model known. */
const MODEL_KEYS = ['OPENAI_API_KEY', 'OPENAI_BASE_URL', 'GEMINI_API_KEY', 'ANTHROPIC_API_KEY'];

type Given = Readonly<Record<string, string>>;

function normalised(env: Readonly<Record<string, string | undefined>>): Given {
  const known = CONFIG_KEYS.map((key) => [key, env[key]?.trim() ?? ''] as const);
  return Object.fromEntries(known.filter(([, value]) => value !== ''));
}

function contradictions(given: Given): string[] {
  const production = given['NODE_ENV'] === 'production';
  const key = given['BACKEND_API_KEY'];
  const open = flag.safeParse(given['OPEN'] ?? '').data === true;
  const problems: string[] = [];
  if (production && key === undefined) problems.push('BACKEND_API_KEY: is required in production');
  if (production && key !== undefined && isWeak(key)) {
    problems.push('BACKEND_API_KEY: is too weak for production: use 32 random characters or more');
  }
  if (production && given['CORS_ORIGINS']?.split(',').some((origin) => origin.trim() === '*')) {
    problems.push('CORS_ORIGINS: * is refused in production: name the origins');
  }
  if (open && key !== undefined) problems.push('OPEN: contradicts BACKEND_API_KEY: set one of the two');
  if (!production && key === undefined && !open && given['HOST'] !== undefined && !isLoopback(given['HOST'])) {
    problems.push('HOST: is reachable from other machines: set BACKEND_API_KEY, or OPEN=1 to let everybody in');
  }
  if (given['OPENAI_BASE_URL'] !== undefined && given['OPENAI_MODEL'] === undefined) {
    problems.push('OPENAI_MODEL: is required with OPENAI_BASE_URL: which model is to be asked there?');
  }
  if (given['ENGINE'] === 'model' && !MODEL_KEYS.some((name) => given[name] !== undefined)) {
    problems.push(`ENGINE: model needs one of ${MODEL_KEYS.join(', ')}`);
  }
  return problems;
}

function shaped(env: z.infer<typeof Environment>, cores: number): Config {
  return {
    production: env.NODE_ENV === 'production',
    mode: env.BACKEND_API_KEY ? 'key' : 'open',
    port: env.PORT,
    host: env.HOST,
    publicUrl: env.PUBLIC_URL,
    allowedHosts: env.ALLOWED_HOSTS,
    corsOrigins: env.CORS_ORIGINS,
    trustedProxies: env.TRUSTED_PROXIES,
    backendApiKey: env.BACKEND_API_KEY,
    databaseUrl: env.DATABASE_URL ?? `file:${env.DATA_DIR}/redraft.db`,
    databaseAuthToken: env.DATABASE_AUTH_TOKEN,
    outputDir: env.REFINER_OUTPUT_DIR,
    filesDir: `${env.DATA_DIR}/files`,
    filesQuota: env.FILES_QUOTA_MB * MIB,
    jobTimeoutMs: env.JOB_TIMEOUT * 1000,
    jobConcurrency: env.JOB_CONCURRENCY,
    engineWorkers: env.ENGINE_WORKERS ?? Math.min(4, Math.max(1, cores - 1)),
    retentionDays: env.RETENTION_DAYS,
    models: env.ENGINE === 'embedded' ? [] : modelEndpoints(env),
    modelConcurrency: env.MODEL_CONCURRENCY,
    modelPrices: env.MODEL_PRICES,
    modelEdits: env.MODEL_EDITS,
    logLevel: env.LOG_LEVEL,
  };
}

/** Short, or of so few different characters that length says nothing. */
function isWeak(value: string): boolean {
  return value.length < 32 || new Set(value).size < 8;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
