import { describe, expect, test } from 'bun:test';
import { createOriginList } from '../../src/http/access/origin-list.ts';

describe('origin list', () => {
  const origins = createOriginList(
    ['https://app.example.com', 'https://*.wild.example', 'http://dev.test:8080'],
    undefined,
  );

  test('S-48 knows the origins it was given', () => {
    for (const origin of ['https://app.example.com', 'https://a.wild.example', 'http://dev.test:8080']) {
      expect([origin, origins.lists(origin)]).toEqual([origin, true]);
    }
  });

  test.each([
    'https://evil-example.com',
    'https://app.example.com.evil.io',
    'https://evilapp.example.com',
    'null',
    '',
    'http://app.example.com',
    'https://app.example.com:8443',
    'https://app.example.com:443',
    'https://app.example.com.',
    'https://app.example.com/',
    'https://user@app.example.com',
    'https://app.example.com@evil.io',
    'HTTPS://APP.EXAMPLE.COM',
    'https://App.example.com',
    'https://xn--pp-example-com-8wa.com',
    'https://app。example。com',
    'https://app.example.com%00.evil.io',
    'https://app.example.com\\.evil.io',
    'file://',
    'https://app.example.com, https://evil.io',
  ])('S-49 does not take %p for one of them', (origin) => {
    expect(origins.lists(origin)).toBe(false);
    expect(origins.admits(origin, 'localhost:3000')).toBe(false);
  });

  test.each(['https://wild.example', 'https://a.b.wild.example', 'https://.wild.example', 'http://a.wild.example'])(
    'S-50 a wildcard is one label: not %p',
    (origin) => {
      expect(origins.lists(origin)).toBe(false);
    },
  );

  test('S-50 a port that is the default may be written down', () => {
    expect(createOriginList(['https://a.example:443'], undefined).lists('https://a.example')).toBe(true);
  });

  test('everybody, where that is what was asked for, but still no origin that is none', () => {
    const any = createOriginList(['*'], undefined);
    expect(any.lists('https://anything.example')).toBe(true);
    expect(any.lists('null')).toBe(false);
  });

  test('S-27 lets in who names no origin: not a browser', () => {
    expect(origins.admits(null, 'localhost:3000')).toBe(true);
  });

  test("lets in the server's own pages, told by the host they were asked from", () => {
    expect(origins.admits('http://localhost:3000', 'localhost:3000')).toBe(true);
    expect(origins.admits('https://box.lan', 'box.lan')).toBe(true);
    expect(origins.admits('http://localhost:5173', 'localhost:3000')).toBe(false);
    expect(origins.admits('http://localhost:3000', null)).toBe(false);
  });

  test('S-26 where the public address is https, its http pages are strangers', () => {
    const secure = createOriginList([], 'https://app.example.com');
    expect(secure.admits('https://app.example.com', 'app.example.com')).toBe(true);
    expect(secure.admits('https://app.example.com', '10.0.0.7:3000')).toBe(true);
    expect(secure.admits('http://app.example.com', 'app.example.com')).toBe(false);
  });
});
