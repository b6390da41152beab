import { fileURLToPath } from 'node:url';
import { Elysia } from 'elysia';
import type { AnyElysia } from 'elysia';
import { channelDocument } from './channel-document.ts';
import { openapiDocument } from './openapi-document.ts';
import type { DocumentOptions } from './openapi-document.ts';
import { operation } from '../operation.ts';
import { SWAGGER_PAGE, SWAGGER_POLICY, SWAGGER_START } from './swagger-page.ts';

/** The documentation, and who may read it. */
export interface DocumentationOptions extends DocumentOptions {
  /** Anybody may read it; otherwise it asks for the key as every route does. */
  readonly public: boolean;
}

/** The files of swagger-ui-dist that the page needs, out of ten megabytes. */
const ASSETS = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'] as const;
const TYPES = { css: 'text/css', js: 'text/javascript', png: 'image/png' } as const;
const ASSET_CACHE = 'public, max-age=3600';

/**
 * `/swagger` and what it is made of.
 * @param app the application whose routes are described, asked once, when somebody first looks
 */
export function documentationRoutes(app: AnyElysia, options: DocumentationOptions): Elysia {
  let document: object | undefined;
  let frames: object | undefined;
  const tag = 'Documentation';
  const json = (summary: string) =>
    operation({ summary, tag, public: options.public, success: { contentType: 'application/json' } });
  const hidden = { ...operation({ summary: 'Part of the page', tag, public: options.public }), hide: true };

  const routes = new Elysia();
  routes
    .get('/swagger', () => page(SWAGGER_PAGE, 'text/html'), {
      detail: operation({
        summary: 'This API, to read and to try',
        tag,
        public: options.public,
        success: { contentType: 'text/html' },
      }),
    })
    .get('/swagger/json', () => Response.json((document ??= openapiDocument(app, options))), {
      detail: json('This API as an OpenAPI document'),
    })
    .get('/swagger/channel.json', () => Response.json((frames ??= channelDocument(options.version))), {
      detail: json('The frames of the job channel as an AsyncAPI document'),
    })
    .get('/swagger/start.js', () => page(SWAGGER_START, 'text/javascript'), { detail: hidden });
  for (const name of ASSETS) routes.get(`/swagger/${name}`, () => asset(name), { detail: hidden });
  return routes;
}

function page(text: string, type: string): Response {
  return new Response(text, {
    headers: { 'content-type': `${type};charset=utf-8`, 'content-security-policy': SWAGGER_POLICY },
  });
}

function asset(name: (typeof ASSETS)[number]): Response {
  const extension = name.endsWith('.css') ? 'css' : name.endsWith('.js') ? 'js' : 'png';
  const file = Bun.file(fileURLToPath(import.meta.resolve(`swagger-ui-dist/${name}`)));
  return new Response(file, { headers: { 'content-type': TYPES[extension], 'cache-control': ASSET_CACHE } });
}
