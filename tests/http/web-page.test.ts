import { afterAll, beforeAll, expect, test } from 'bun:test';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { openWorld, type World } from '../support/world.ts';

const KB = 1_024;

let world: World;
beforeAll(async () => {
  world = await openWorld({ pipelines: [streamPipeline(() => Promise.resolve())] });
});
afterAll(() => world.close());

/** Bytes as they are sent: packed where the server packs. */
async function sizeOf(path: string): Promise<number> {
  const answer = await fetch(world.url + path, { headers: { 'accept-encoding': 'gzip' }, decompress: false });
  expect(answer.status).toBe(200);
  return (await answer.arrayBuffer()).byteLength;
}

test('the first load is at most 150 KB, fonts apart, and the fonts 120 KB', async () => {
  const html = (await world.call('GET', '/')).body;
  const assets = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map((match: string[]) => match[1] ?? '');
  expect(assets.some((path) => path.endsWith('.js'))).toBe(true);
  const sheet = assets.find((path) => path.endsWith('.css')) ?? '';
  const styles = (await world.call('GET', sheet)).body;
  const fonts = [...new Set([...styles.matchAll(/\/assets\/[\w-]+\.woff2/g)].map(String))];
  expect(fonts).toHaveLength(4);
  const total = async (paths: readonly string[]) =>
    (await Promise.all(paths.map(sizeOf))).reduce((sum, size) => sum + size, 0);
  const scripts = await Promise.all(
    assets.filter((path) => path.endsWith('.js')).map((path) => world.call('GET', path)),
  );
  const fetchedLater = scripts.flatMap(({ body }) => [...body.matchAll(/\/assets\/[\w-]+\.js/g)].map(String));
  expect(fetchedLater.length).toBeGreaterThan(0);
  // Whichever place somebody opens first.
  expect(await total([...new Set(['/', ...assets, ...fetchedLater])])).toBeLessThanOrEqual(150 * KB);
  expect(await total(fonts)).toBeLessThanOrEqual(120 * KB);
});

test('S-55 the page’s policy lets nothing inline and nothing foreign in', async () => {
  const { headers } = await world.call('GET', '/');
  const policy = headers.get('content-security-policy') ?? '';
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
  for (const part of ["default-src 'none'", "script-src 'self'", "base-uri 'none'", "frame-ancestors 'none'"]) {
    expect(policy).toContain(part);
  }
  expect(policy).toContain("require-trusted-types-for 'script'");
});

test('the theme is chosen by a script that holds the first paint up, before the styles', async () => {
  const html = String((await world.call('GET', '/')).body);
  const [tag = '', path = ''] = /<script src="(\/assets\/[^"]+)"><\/script>/.exec(html) ?? [];
  expect(tag).not.toBe('');
  expect(html.indexOf(tag)).toBeLessThan(html.indexOf('rel="stylesheet"'));
  const script = await world.call('GET', path);
  expect(script.headers.get('content-type')).toStartWith('text/javascript');
  expect(String(script.body)).toContain('redraft.theme');
});
