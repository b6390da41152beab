import { ERRORS } from '../protocol/errors.ts';
import type { ErrorCode } from '../protocol/errors.ts';

/** Bytes of a body where an operation says nothing. */
export const BODY_LIMIT = 1024 * 1024;
/** Bytes of a body that holds a document. */
export const DOCUMENT_LIMIT = 16 * 1024 * 1024;

/** What the documentation says of a route, and what the router holds it to. */
export interface OperationOptions {
  readonly summary: string;
  readonly description?: string;
  /** The heading it stands under in the documentation. */
  readonly tag: string;
  /** Answers without credentials; every other operation asks for them. */
  readonly public?: boolean;
  /** What comes back when all is well; where there are several, each with a status of its own. */
  readonly success?: GoodAnswer | readonly GoodAnswer[];
  /** Beyond those that every operation may answer. */
  readonly errors?: readonly ErrorCode[];
  /** A JSON body that can be sent as it is; every operation that takes one has it. */
  readonly example?: object;
  /** Headers that it looks at, each with what it is for. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Takes files as `multipart/form-data`, which its handler reads. */
  readonly form?: boolean;
  /** Bytes; only an operation that takes a JSON body has one. */
  readonly bodyLimit?: number;
}

/** The envelope is added to a JSON schema. */
interface GoodAnswer {
  readonly status?: number;
  readonly description?: string;
  /** The name of a model, or a JSON schema; left out: no body. */
  readonly data?: string | object;
  /** The data is the whole answer, without the envelope: for callers that know no other. */
  readonly bare?: boolean;
  /** Other than the JSON envelope, such as `text/event-stream`. */
  readonly contentType?: string | readonly string[];
}

const ALWAYS: readonly ErrorCode[] = ['VALIDATION_ERROR', 'INTERNAL_ERROR', 'UNAVAILABLE'];

/**
 * A route's `detail`: what the documentation says of it and what the server does about it, in one place, so that the
 * two cannot differ.
 *
 * @example
 * ```ts
 * .get('/jobs/:id', …, { detail: operation({ summary: 'One job', tag: 'Jobs', success: { data: 'Job' }, errors: ['NOT_FOUND'] }) })
 * ```
 */
export function operation(options: OperationOptions) {
  const { success = {}, example, headers } = options;
  return {
    summary: options.summary,
    tags: [options.tag],
    ...(options.description !== undefined && { description: options.description }),
    ...(options.public && { security: [] }),
    ...(options.bodyLimit !== undefined && { 'x-body-limit': options.bodyLimit }),
    ...(options.form && { requestBody: FORM }),
    ...(example && { 'x-example': example }),
    'x-headers': { ...(isOnce(options) && { 'Idempotency-Key': ONCE }), ...headers },
    responses: Object.fromEntries([...[success].flat().map(goodResponse), ...errorResponses(options)]),
  };
}

const ONCE = 'Sent again with the same key and body it is the same request, with the same answer; 1 to 255 characters';

function isOnce({ errors = [] }: OperationOptions): boolean {
  return errors.includes('IDEMPOTENCY_MISMATCH');
}

const FORM = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: {
        type: 'object' as const,
        required: ['files'],
        properties: { files: { type: 'array' as const, items: { type: 'string' as const, format: 'binary' } } },
      },
    },
  },
};

/** By its status. */
type Response = readonly [
  number,
  { readonly description: string; readonly content: Record<string, { schema: object }> },
];

function goodResponse({ status = 200, description, data, bare = false, contentType }: GoodAnswer): Response {
  const schema = typeof data === 'string' ? { $ref: `#/components/schemas/${data}` } : data;
  const types = contentType === undefined ? [] : [contentType].flat();
  const content = {
    ...(schema && { 'application/json': { schema: bare ? schema : enveloped(schema) } }),
    ...Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' as const } }])),
  };
  return [status, { description: description ?? 'Done', content }];
}

function enveloped(data: object) {
  return {
    type: 'object' as const,
    required: ['success', 'data', 'errors'],
    properties: {
      success: { type: 'boolean' as const, enum: [true] },
      data,
      message: { type: 'string' as const },
      errors: { type: 'array' as const, maxItems: 0, items: {} },
    },
  };
}

/** One entry a status; codes that share one are named in its description. */
function errorResponses({ errors = [], public: open, example }: OperationOptions): Response[] {
  const codes = new Set<ErrorCode>([...ALWAYS, ...errors]);
  if (!open) codes.add('UNAUTHORIZED');
  if (example) codes.add('PAYLOAD_TOO_LARGE').add('UNSUPPORTED_MEDIA_TYPE');
  const byStatus = Map.groupBy(codes, (code) => ERRORS[code].status);
  const schema = { $ref: '#/components/schemas/Failure' };
  return [...byStatus].map(([status, group]) => {
    const description = group.map((code) => `${code}: ${ERRORS[code].message}`).join(' ');
    return [status, { description, content: { 'application/json': { schema } } }];
  });
}
