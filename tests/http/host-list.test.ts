import { describe, expect, test } from 'bun:test';
import { createHostList } from '../../src/http/access/host-list.ts';

const base = { host: '127.0.0.1', publicUrl: undefined, allowedHosts: [] };

describe('host list', () => {
  test('S-08 answers for the loopback address by every name it has, on any port', () => {
    const admits = createHostList(base);
    for (const host of ['localhost', 'LOCALHOST:3000', '127.0.0.1', '127.0.0.1:80', '[::1]', '[::1]:3000']) {
      expect([host, admits(host)]).toEqual([host, true]);
    }
  });

  test('S-08 answers for its public address and the names it was given', () => {
    const admits = createHostList({
      ...base,
      publicUrl: 'https://app.example.com:8443',
      allowedHosts: ['*.lan', 'box'],
    });
    for (const host of ['app.example.com', 'app.example.com:1', 'nas.lan', 'box:3000']) expect(admits(host)).toBe(true);
    for (const host of ['a.b.lan', 'lan', 'app.example.com.', 'xapp.example.com']) expect(admits(host)).toBe(false);
  });

  test.each([
    ['nothing', null],
    ['an empty name', ''],
    ['another name', 'evil.example'],
    ['one letter', 'x'],
    ['a name that resolves to this machine', 'localhost.evil.example'],
    ['a path', 'localhost/evil?'],
    ['user info', 'a@localhost'],
    ['two names', 'localhost, evil'],
    ['a port that is none', 'localhost:http'],
    ['a port too many', 'localhost:1:2'],
    ['another address', '192.0.2.1'],
    ['an unclosed bracket', '[::1'],
    ['a space', 'local host'],
  ])('S-08 refuses %s', (_, host) => {
    expect(createHostList(base)(host)).toBe(false);
  });

  test('bound to every address it answers for addresses, which no page can point at it, but not for names', () => {
    for (const host of ['0.0.0.0', '::']) {
      const admits = createHostList({ ...base, host });
      expect(admits('192.168.1.20:3000')).toBe(true);
      expect(admits('[2001:db8::7]:3000')).toBe(true);
      expect(admits('evil.example:3000')).toBe(false);
    }
  });
});
