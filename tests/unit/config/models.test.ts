import { describe, expect, test } from 'bun:test';
import { parseConfig } from '../../../src/config/config.ts';

function modelsOf(env: Record<string, string>) {
  const parsed = parseConfig(env, 4);
  if (!parsed.ok) throw new Error(parsed.problems.join('\n'));
  return parsed.config.models.map(({ name, baseUrl, model, apiKey }) => ({
    name,
    baseUrl,
    model,
    key: apiKey?.reveal(),
  }));
}

function problemsOf(env: Record<string, string>): readonly string[] {
  const parsed = parseConfig(env, 4);
  return parsed.ok ? [] : parsed.problems;
}

describe('models in the configuration', () => {
  test('a key is enough: each provider has its address and a model', () => {
    expect(modelsOf({ OPENAI_API_KEY: 'o', GEMINI_API_KEY: 'g', ANTHROPIC_API_KEY: 'a' })).toEqual([
      { name: 'openai', baseUrl: 'https://api.openai.com/v1', model: 'gpt-6-luna', key: 'o' },
      {
        name: 'gemini',
        baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai',
        model: 'gemini-3.5-flash-lite',
        key: 'g',
      },
      { name: 'anthropic', baseUrl: 'https://api.anthropic.com/v1', model: 'claude-haiku-5-5', key: 'a' },
    ]);
  });

  test('a server of one’s own needs no key, but the name of its model', () => {
    const OPENAI_BASE_URL = 'http://127.0.0.1:11434/v1/';
    expect(modelsOf({ OPENAI_BASE_URL, OPENAI_MODEL: 'llama3.1:8b' })).toEqual([
      { name: 'openai', baseUrl: 'http://127.0.0.1:11434/v1', model: 'llama3.1:8b', key: undefined },
    ]);
    expect(problemsOf({ OPENAI_BASE_URL })).toEqual([expect.stringMatching(/^OPENAI_MODEL: is required/)]);
  });

  test('ENGINE=embedded keeps every text here, whatever keys there are', () => {
    expect(modelsOf({ ENGINE: 'embedded', OPENAI_API_KEY: 'o' })).toEqual([]);
  });

  test('ENGINE=model does not start without one', () => {
    expect(problemsOf({ ENGINE: 'model' })).toEqual([
      expect.stringMatching(/^ENGINE: model needs one of OPENAI_API_KEY/),
    ]);
    expect(modelsOf({ ENGINE: 'model', GEMINI_API_KEY: 'g' })).toHaveLength(1);
  });

  test.each(['example.com/v1', 'ftp://example.com/v1', 'https://example.com/v1?key=1', 'https://u:p@example.com/v1'])(
    'refuses %p for an endpoint',
    (OPENAI_BASE_URL) => {
      expect(problemsOf({ OPENAI_BASE_URL, OPENAI_MODEL: 'm' })).toEqual([
        expect.stringMatching(/^OPENAI_BASE_URL: must be/),
      ]);
    },
  );

  test.each(['“sk-1”', 'sk 1', 'sk-é'])('refuses a key that no header can carry, and does not repeat it', (key) => {
    for (const name of ['OPENAI_API_KEY', 'GEMINI_API_KEY', 'ANTHROPIC_API_KEY']) {
      const problems = problemsOf({ [name]: key });
      expect(problems).toEqual([expect.stringContaining(`${name}: must be a key of letters`)]);
      expect(problems.join()).not.toContain(key);
    }
    expect(modelsOf({ OPENAI_API_KEY: ' sk-1\n' })[0]?.key).toBe('sk-1');
  });

  test('a key prints as a secret wherever it is printed', () => {
    const parsed = parseConfig({ OPENAI_API_KEY: 'sk-canary' }, 4);
    expect(JSON.stringify(parsed) + Bun.inspect(parsed)).not.toContain('sk-canary');
  });
});
