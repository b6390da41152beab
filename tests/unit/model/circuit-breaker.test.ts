import { describe, expect, test } from 'bun:test';
import { CircuitBreaker } from '../../../src/engines/model/providers/circuit-breaker.ts';

function breakerAt(start = 0) {
  const clock = { now: start };
  const breaker = new CircuitBreaker({ now: () => clock.now, failures: 3, restMs: 100, longestRestMs: 350 });
  const fail = (times = 1, lasting = false) => {
    for (let left = times; left > 0; left -= 1) breaker.admit()?.failed(lasting);
  };
  return { clock, breaker, fail };
}

describe('circuit breaker', () => {
  test('opens after so many failures in a row, and not of failures between which something worked', () => {
    const { breaker, fail } = breakerAt();
    fail(2);
    breaker.admit()?.succeeded();
    fail(2);
    expect(breaker.state).toBe('closed');
    fail();
    expect(breaker.state).toBe('open');
    expect(breaker.admit()).toBeUndefined();
  });

  test('lets one try when the rest is over, and closes when that works', () => {
    const { breaker, clock, fail } = breakerAt();
    fail(3);
    clock.now = 99;
    expect(breaker.admit()).toBeUndefined();
    clock.now = 100;
    expect(breaker.state).toBe('half_open');
    const probe = breaker.admit();
    expect(breaker.admit()).toBeUndefined();
    probe?.succeeded();
    expect(breaker.state).toBe('closed');
    expect(breaker.admit()).toBeDefined();
  });

  test('rests twice as long each time that the try fails, up to a bound', () => {
    const { breaker, clock, fail } = breakerAt();
    fail(3);
    for (const rest of [100, 200, 350, 350]) {
      clock.now += rest - 1;
      expect(breaker.admit()).toBeUndefined();
      clock.now += 1;
      fail();
      expect(breaker.state).toBe('open');
    }
  });

  test('a try that was cancelled leaves the place to the next', () => {
    const { breaker, clock, fail } = breakerAt();
    fail(3);
    clock.now = 100;
    breaker.admit()?.withdrawn();
    expect(breaker.state).toBe('half_open');
    expect(breaker.admit()).toBeDefined();
  });

  test('a failure that will not pass opens it at once, for the longest time', () => {
    const { breaker, clock, fail } = breakerAt();
    fail(1, true);
    clock.now = 349;
    expect(breaker.state).toBe('open');
    clock.now = 350;
    expect(breaker.state).toBe('half_open');
  });

  test('what calls from before it opened come to does not prolong its rest', () => {
    const { breaker, clock, fail } = breakerAt();
    const late = [breaker.admit(), breaker.admit()];
    fail(3);
    late[0]?.failed();
    clock.now = 100;
    const probe = breaker.admit();
    late[1]?.failed();
    expect(breaker.state).toBe('half_open');
    probe?.succeeded();
    expect(breaker.state).toBe('closed');
  });
});
