import type { Secret } from './secret.ts';

/** A model that answers Chat Completions. */
export interface ModelEndpoint {
  /** What people see: `openai`, `gemini`, `anthropic`. */
  readonly name: string;
  /** Up to and including the version, without a slash at its end. */
  readonly baseUrl: string;
  /** Undefined where the endpoint wants none: a server of one's own. */
  readonly apiKey: Secret | undefined;
  readonly model: string;
  /** The settings that it is made of, for whoever is told what to mend. */
  readonly settings: { readonly key: string; readonly model: string; readonly url?: string };
}

interface ModelKeys {
  readonly OPENAI_API_KEY?: Secret | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly OPENAI_MODEL?: string | undefined;
  readonly GEMINI_API_KEY?: Secret | undefined;
  readonly GEMINI_MODEL: string;
  readonly ANTHROPIC_API_KEY?: Secret | undefined;
  readonly ANTHROPIC_MODEL: string;
}

const OPENAI_URL = 'https://api.openai.com/v1';
const OPENAI_MODEL = 'gpt-6-luna';

/** The models that the environment names, in the order in which they are asked. */
export function modelEndpoints(env: ModelKeys): ModelEndpoint[] {
  const { OPENAI_API_KEY, OPENAI_BASE_URL, GEMINI_API_KEY, ANTHROPIC_API_KEY } = env;
  const endpoints: ModelEndpoint[] = [];
  if (OPENAI_API_KEY ?? OPENAI_BASE_URL) {
    endpoints.push({
      name: 'openai',
      baseUrl: OPENAI_BASE_URL ?? OPENAI_URL,
      apiKey: OPENAI_API_KEY,
      model: env.OPENAI_MODEL ?? OPENAI_MODEL,
      settings: { key: 'OPENAI_API_KEY', model: 'OPENAI_MODEL', url: 'OPENAI_BASE_URL' },
    });
  }
  if (GEMINI_API_KEY) {
    const baseUrl = 'https://generativelanguage.googleapis.com/v1beta/openai';
    const settings = { key: 'GEMINI_API_KEY', model: 'GEMINI_MODEL' };
    endpoints.push({ name: 'gemini', baseUrl, apiKey: GEMINI_API_KEY, model: env.GEMINI_MODEL, settings });
  }
  if (ANTHROPIC_API_KEY) {
    const baseUrl = 'https://api.anthropic.com/v1';
    const settings = { key: 'ANTHROPIC_API_KEY', model: 'ANTHROPIC_MODEL' };
    endpoints.push({ name: 'anthropic', baseUrl, apiKey: ANTHROPIC_API_KEY, model: env.ANTHROPIC_MODEL, settings });
  }
  return endpoints;
}
