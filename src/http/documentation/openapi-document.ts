import { toOpenAPISchema } from '@elysiajs/openapi';
import { Elysia } from 'elysia';
import type { AnyElysia } from 'elysia';
import { z } from 'zod';
import { ERRORS } from '../../protocol/errors.ts';
import { completed, type Generated, headerSchema } from './generated-operation.ts';
import { VERSION_PREFIX } from '../versioned.ts';

/** What the OpenAPI document says of the server. */
export interface DocumentOptions {
  readonly title: string;
  readonly version: string;
  readonly description: string;
  /** Whether callers need a key. */
  readonly keyed: boolean;
  /** The schemas that operations name. */
  readonly models?: Readonly<Record<string, z.ZodType>>;
}

/** The heading of paths that are there under a version as well. */
const UNVERSIONED_TAG = 'Without a version';

const SECURITY_SCHEMES = {
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  bearer: { type: 'http', scheme: 'bearer' },
} as const;

const Failure = z
  .object({
    success: z.literal(false),
    error: z.object({
      code: z.enum(Object.keys(ERRORS)),
      message: z.string(),
      details: z.array(z.object({ path: z.string(), message: z.string() })),
    }),
    request_id: z.string(),
  })
  .describe('Every answer that did not go well. `request_id` is the X-Request-Id header and stands in the log.');

/** The OpenAPI document of the routes that `app` serves. */
export function openapiDocument(app: AnyElysia, { title, version, description, keyed, models = {} }: DocumentOptions) {
  const { paths, components } = toOpenAPISchema(mirror(app, models), { staticFile: false }, undefined, {
    zod: jsonSchema,
  });
  const tags = new Set<string>();
  for (const { method, path, hooks } of app.routes) {
    const operations = paths[path.replace(/:([^/]+)/g, '{$1}')] ?? {};
    const generated: Generated | undefined = Reflect.get(operations, method.toLowerCase());
    if (generated === undefined) continue;
    for (const tag of generated.tags) tags.add(tag);
    const said = completed(generated, hooks.body);
    const isDouble = !path.startsWith(VERSION_PREFIX) && hasVersion(app, path);
    Reflect.set(operations, method.toLowerCase(), { ...said, ...(isDouble && { tags: [UNVERSIONED_TAG] }) });
  }
  return {
    openapi: '3.1.2',
    info: { title, version, description },
    tags: [...tags, UNVERSIONED_TAG].map((name) => ({ name })),
    security: keyed ? [{ apiKey: [] }, { bearer: [] }] : [],
    paths,
    components: { ...components, securitySchemes: SECURITY_SCHEMES },
  };
}

function hasVersion(app: AnyElysia, path: string): boolean {
  return app.routes.some((route) => route.path === VERSION_PREFIX + path);
}

/**
 * The same routes without their hooks: the generator would take our body parser for a reason not to describe bodies,
 * and without one offers forms, which are refused here.
 */
function mirror(app: AnyElysia, models: Readonly<Record<string, z.ZodType>>): AnyElysia {
  const routes = new Elysia().model({ ...models, Failure });
  for (const { method, path, hooks } of app.routes) {
    const { body, query, params, headers, detail } = hooks;
    if (method === 'OPTIONS' || detail?.hide) continue;
    const named = headers ?? headerSchema(detail ?? {});
    routes.route(method, path, () => undefined, { body, query, params, headers: named, detail, parse: 'json' });
  }
  return routes;
}

/** As a caller sees it: what goes in, with what a default makes optional. */
export function jsonSchema(schema: unknown): Record<string, unknown> {
  if (!(schema instanceof z.ZodType)) return {};
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
