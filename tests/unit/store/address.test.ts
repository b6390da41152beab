import { expect, test } from 'bun:test';
import { resolve } from 'node:path';
import { BootError } from '../../../src/store/boot-error.ts';
import { openStore } from '../../../src/store/store.ts';
import { databaseAddress } from '../../../src/store/store-url.ts';

test('every way to say where a database lies', () => {
  expect(databaseAddress(':memory:')).toEqual({ kind: 'memory' });
  expect(databaseAddress('file::memory:')).toEqual({ kind: 'memory' });
  for (const path of ['data/redraft.db', './data/redraft.db', 'file:data/redraft.db', 'file:./data/redraft.db']) {
    expect(databaseAddress(path)).toEqual({ kind: 'file', path: resolve('data/redraft.db') });
  }
  for (const path of ['/data/re draft.db', 'file:/data/re draft.db', 'file:///data/re%20draft.db']) {
    expect(databaseAddress(path)).toEqual({ kind: 'file', path: '/data/re draft.db' });
  }
  const server = 'libsql://name.turso.io?authToken=secret';
  expect(databaseAddress(server)).toEqual({ kind: 'server', url: server, name: 'libsql://name.turso.io' });
  expect(databaseAddress('http://127.0.0.1:8080')).toMatchObject({ kind: 'server', name: 'http://127.0.0.1:8080' });
  expect(databaseAddress('HTTPS://user:secret@example.com/x')).toMatchObject({ name: 'https://example.com' });
});

test('what is no address is refused in one line that tells no secret', () => {
  const wrong = [
    '',
    'file:',
    'postgres://u:secret@h/d',
    'redis://h',
    'ws://h',
    'libsql:',
    'data.db?mode=ro',
    'file://host/x',
  ];
  for (const url of wrong) {
    let error: unknown;
    try {
      databaseAddress(url);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(BootError);
    expect(String(error)).not.toMatch(/secret|\n/);
  }
});

test('a server that does not answer is one line at boot, without the token', async () => {
  const closed = Bun.listen({ hostname: '127.0.0.1', port: 0, socket: { data: () => undefined } });
  closed.stop(true);
  const url = `http://127.0.0.1:${closed.port}`;
  const error = await openStore({ url, authToken: 'secret' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(BootError);
  expect(String(error)).toContain(url);
  expect(String(error)).not.toMatch(/secret|\n/);
});
