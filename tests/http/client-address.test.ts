import { describe, expect, test } from 'bun:test';
import { createClientAddress } from '../../src/http/access/client-address.ts';

const forwarded = (value: string) => new Headers({ 'x-forwarded-for': value, 'fly-client-ip': '203.0.113.99' });

describe('client address', () => {
  const addressOf = createClientAddress(['10.0.0.0/8', 'fd00::/8', '192.0.2.1']);

  test('S-85 of a direct client is its own, whatever its headers say', () => {
    expect(addressOf('198.51.100.7', forwarded('203.0.113.5'))).toBe('198.51.100.7');
    expect(createClientAddress([])('10.0.0.1', forwarded('203.0.113.5'))).toBe('10.0.0.1');
  });

  test('S-85 a thousand invented addresses are one client', () => {
    const seen = Array.from({ length: 1000 }, (_, i) => addressOf('198.51.100.7', forwarded(`203.0.113.${i % 256}`)));
    expect(new Set(seen)).toEqual(new Set(['198.51.100.7']));
  });

  test('S-85 behind a trusted proxy is the last entry that no trusted proxy stands for', () => {
    expect(addressOf('10.1.2.3', forwarded('203.0.113.5'))).toBe('203.0.113.5');
    expect(addressOf('10.1.2.3', forwarded('6.6.6.6, 203.0.113.5, 10.9.9.9'))).toBe('203.0.113.5');
    expect(addressOf('fd12::1', forwarded('2001:db8::5'))).toBe('2001:db8::5');
    expect(addressOf('192.0.2.1', forwarded('192.0.2.2'))).toBe('192.0.2.2');
  });

  test('S-85 is the proxy where it passed on nothing that is an address', () => {
    for (const value of ['', 'unknown', 'a, b', '203.0.113.5:1234', '203.0.113.5, nonsense']) {
      expect(addressOf('10.1.2.3', forwarded(value))).toBe('10.1.2.3');
    }
  });

  test('IPv4 written as IPv6 is IPv4', () => {
    expect(addressOf('::ffff:198.51.100.7', new Headers())).toBe('198.51.100.7');
    expect(addressOf('::ffff:10.0.0.1', forwarded('::ffff:203.0.113.5'))).toBe('203.0.113.5');
  });
});
