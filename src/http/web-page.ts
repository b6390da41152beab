import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Elysia } from 'elysia';
import { operation } from './operation.ts';
import { Problem } from './answers/problem.ts';

/** Nothing inline, nothing from elsewhere, and no text ever becomes markup. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** Names hold a sum of what is inside. */
const FOREVER = 'public, max-age=31536000, immutable';

interface Asset {
  readonly type: string;
  readonly plain: Uint8Array<ArrayBuffer>;
  /** Undefined where packing gains nothing, as with fonts. */
  readonly packed: Uint8Array<ArrayBuffer> | undefined;
}

interface Site {
  readonly page: Asset;
  readonly assets: ReadonlyMap<string, Asset>;
}

/** The bundler would write fonts into the style sheet, where the policy forbids them and a page waits for them. */
const FONTS = [
  '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  '@fontsource/gentium-book-plus/files/gentium-book-plus-latin-400-normal.woff2',
  '@fontsource/gentium-book-plus/files/gentium-book-plus-latin-700-normal.woff2',
  '@fontsource/jetbrains-mono/files/jetbrains-mono-latin-400-normal.woff2',
] as const;

const ENTRY = fileURLToPath(new URL('../web/index.html', import.meta.url));
/** Goes before the styles and holds the page up until it has run: the bundler's own scripts run after the first paint. */
const FIRST = fileURLToPath(new URL('../web/theme-first.ts', import.meta.url));

/** The web client at `/`: bundled when somebody first asks for it, then served from memory. */
export function webPage(): Elysia {
  let site: Promise<Site> | undefined;
  const built = () =>
    (site ??= build().catch((error: unknown) => {
      site = undefined;
      throw error;
    }));
  const detail = { ...operation({ summary: 'The web client', tag: 'Web client', public: true }), hide: true };
  const routes = new Elysia();
  routes
    .get(
      '/',
      async ({ request }) =>
        answer(request, (await built()).page, { 'content-security-policy': POLICY, 'cache-control': 'no-cache' }),
      { detail },
    )
    .get(
      '/assets/:name',
      async ({ request, params }) => {
        const asset = (await built()).assets.get(params.name);
        if (!asset) throw new Problem('NOT_FOUND');
        return answer(request, asset, { 'cache-control': FOREVER });
      },
      { detail },
    );
  return routes;
}

function answer(request: Request, { type, plain, packed }: Asset, headers: Record<string, string>): Response {
  const packs = packed !== undefined && /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  return new Response(packs ? packed : plain, {
    headers: {
      ...headers,
      'content-type': type,
      ...(packed ? { vary: 'accept-encoding' } : {}),
      ...(packs ? { 'content-encoding': 'gzip' } : {}),
    },
  });
}

function assetOf(type: string, plain: Uint8Array<ArrayBuffer>): Asset {
  return { type, plain, packed: Bun.gzipSync(plain, { level: 9 }) };
}

async function build(): Promise<Site> {
  const common = { minify: true, target: 'browser', naming: '[name]-[hash].[ext]' } as const;
  const { outputs } = await Bun.build({
    ...common,
    entrypoints: [ENTRY],
    splitting: true,
    publicPath: '/assets/',
    external: ['/assets/*'],
  });
  const { outputs: first } = await Bun.build({ ...common, entrypoints: [FIRST], format: 'iife' });
  const scripts = first.map(({ path }) => `<script src="/assets/${basename(path)}"></script>`).join('');
  const assets = new Map<string, Asset>();
  let page: Asset | undefined;
  for (const output of [...outputs, ...first]) {
    if (output.type.startsWith('text/html')) {
      const html = (await output.text()).replace('</title>', `</title>${scripts}`);
      page = assetOf(output.type, new TextEncoder().encode(html));
    } else assets.set(basename(output.path), assetOf(output.type, new Uint8Array(await output.arrayBuffer())));
  }
  for (const font of FONTS) {
    const plain = await Bun.file(fileURLToPath(import.meta.resolve(font))).bytes();
    assets.set(basename(font), { type: 'font/woff2', plain, packed: undefined });
  }
  if (!page) throw new Error('the bundle of the web client has no page');
  return { page, assets };
}
