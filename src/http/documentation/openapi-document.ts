import { toOpenAPISchema } from '@elysiajs/openapi';
import { Elysia } from 'elysia';
import type { AnyElysia } from 'elysia';
import { z } from 'zod';
import { ERRORS } from '../../protocol/errors.ts';
import type { operation } from '../operation.ts';
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
    const documented: unknown = Reflect.get(paths[path.replace(/:([^/]+)/g, '{$1}')] ?? {}, method.toLowerCase());
    if (typeof documented !== 'object' || documented === null) continue;
    if (path.startsWith(VERSION_PREFIX) === false && hasVersion(app, path))
      Object.assign(documented, { tags: [UNVERSIONED_TAG] });
    if (isOptional(hooks.body)) Object.assign(Reflect.get(documented, 'requestBody') ?? {}, { required: false });
    say(documented, hooks.detail);
    for (const tag of hooks.detail?.tags ?? []) tags.add(tag);
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

/** What the generator knows no place for. */
function say(documented: object, detail: Partial<ReturnType<typeof operation>>): void {
  const { 'x-example': example, 'x-headers': headers = {} } = detail;
  const body = Reflect.get(Reflect.get(documented, 'requestBody') ?? {}, 'content');
  if (example && body) Object.assign(Reflect.get(body, 'application/json'), { example });
  const parameters = Object.entries(headers).map(([name, description]) => ({
    in: 'header',
    name,
    description,
    required: false,
    schema: { type: 'string' },
  }));
  const generated = (Reflect.get(documented, 'parameters') ?? []).map(described);
  Object.assign(documented, { parameters: [...generated, ...parameters] });
  Reflect.deleteProperty(documented, 'x-example');
  Reflect.deleteProperty(documented, 'x-headers');
}

/** Readers look for what a parameter is beside its name, the generator leaves it in the schema. */
function described({ schema: { description, ...schema }, ...parameter }: Parameter): object {
  return { ...parameter, ...(description !== undefined && { description }), schema };
}

interface Parameter {
  readonly schema: { readonly description?: string };
}

function hasVersion(app: AnyElysia, path: string): boolean {
  return app.routes.some((route) => route.path === VERSION_PREFIX + path);
}

function isOptional(body: unknown): boolean {
  return body instanceof z.ZodType && body.safeParse(undefined).success;
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
    routes.route(method, path, () => undefined, { body, query, params, headers, detail, parse: 'json' });
  }
  return routes;
}

/** As a caller sees it: what goes in, with what a default makes optional. */
export function jsonSchema(schema: unknown): Record<string, unknown> {
  if (!(schema instanceof z.ZodType)) return {};
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
