import { describe, expect, test } from 'bun:test';
import type { CallFailure } from '../../../src/engines/model/calls/call-failure.ts';
import { adviceFor, failureInWords } from '../../../src/engines/model/calls/fault-words.ts';
import { FAULTS, isRetryable } from '../../../src/engines/model/calls/faults.ts';

const HOSTED = { key: 'GEMINI_API_KEY', model: 'GEMINI_MODEL' };
const OWN = { key: 'OPENAI_API_KEY', model: 'OPENAI_MODEL', url: 'OPENAI_BASE_URL' };

const ONE_OF_EACH: readonly CallFailure[] = [
  { kind: 'rate_limited' },
  { kind: 'unavailable' },
  { kind: 'unavailable', status: 503 },
  { kind: 'timeout', of: 'idle' },
  { kind: 'timeout', of: 'call' },
  { kind: 'malformed', what: 'type' },
  { kind: 'malformed', what: 'reply' },
  { kind: 'too_large', what: 'line' },
  { kind: 'context_length' },
  { kind: 'output_length' },
  { kind: 'filtered' },
  { kind: 'key_refused', status: 401 },
  { kind: 'no_quota', status: 429 },
  { kind: 'no_model', status: 404 },
  { kind: 'refused', status: 400 },
  { kind: 'cancelled' },
  { kind: 'resting' },
];

describe('what is said of a fault', () => {
  test('each kind has words of its own, none of which ends a sentence', () => {
    expect(new Set(ONE_OF_EACH.map(({ kind }) => kind)).size).toBe(Object.keys(FAULTS).length);
    const words = ONE_OF_EACH.map(failureInWords);
    expect(words.filter((text) => text === '' || text.endsWith('.'))).toEqual([]);
    const advice = ONE_OF_EACH.flatMap((failure) => [adviceFor(failure, HOSTED), adviceFor(failure, OWN)]);
    expect(advice.filter((text) => text.endsWith('.'))).toEqual([]);
  });

  test.each([
    ['key_refused', { kind: 'key_refused', status: 401 }, 'Check GEMINI_API_KEY', 'Check OPENAI_API_KEY'],
    ['no_model', { kind: 'no_model', status: 404 }, 'Check GEMINI_MODEL', 'Check OPENAI_MODEL and OPENAI_BASE_URL'],
    ['unreachable', { kind: 'unavailable' }, 'Check the network', 'Check that it runs, and OPENAI_BASE_URL'],
    ['a page', { kind: 'malformed', what: 'type' }, '', 'Check OPENAI_BASE_URL: Chat Completions are to be there'],
    ['down', { kind: 'unavailable', status: 503 }, '', ''],
  ] as const)('%s: the settings that are to be looked at are named', (_name, failure, hosted, own) => {
    expect(adviceFor(failure, HOSTED)).toBe(hosted);
    expect(adviceFor(failure, OWN)).toBe(own);
  });

  test('of a provider that is left alone it is said why, and what holds for that', () => {
    const failure = { kind: 'resting', after: { kind: 'key_refused', status: 403 } } as const;
    expect(failureInWords(failure)).toBe('it is left alone for a while: it refused the key with status 403');
    expect(adviceFor(failure, OWN)).toBe('Check OPENAI_API_KEY');
    expect(isRetryable(failure)).toBe(false);
    expect(isRetryable({ kind: 'resting' })).toBe(true);
  });

  test('only what may pass by itself is worth another try as it is', () => {
    const worth = ONE_OF_EACH.filter(isRetryable).map(({ kind }) => kind);
    expect(new Set(worth)).toEqual(
      new Set(['rate_limited', 'unavailable', 'timeout', 'malformed', 'too_large', 'cancelled', 'resting']),
    );
  });
});
