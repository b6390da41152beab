import { z } from 'zod';

/** What the generator makes of an operation, as far as it is completed here. */
export interface Generated {
  readonly tags: readonly string[];
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, object>> };
  /** Of its `operation(…)`: the generator hands on what it does not know. */
  readonly 'x-example'?: object;
  readonly 'x-headers'?: unknown;
}

interface Parameter {
  readonly schema: { readonly description?: string };
}

/** Headers in words, in the form that the generator reads; undefined where there are none. */
export function headerSchema(detail: { readonly 'x-headers'?: Readonly<Record<string, string>> }) {
  const headers = Object.entries(detail['x-headers'] ?? {});
  if (headers.length === 0) return undefined;
  return z.object(Object.fromEntries(headers.map(([name, about]) => [name, z.string().optional().describe(about)])));
}

/** With what the generator knows no place for. @param body its schema: one that takes nothing may be left out */
export function completed(generated: Generated, body: unknown): Omit<Generated, 'x-example' | 'x-headers'> {
  const { 'x-example': example, 'x-headers': _, parameters, requestBody, ...rest } = generated;
  return {
    ...rest,
    ...(parameters && { parameters: parameters.map(described) }),
    ...(requestBody && { requestBody: { ...requestBody, ...bodyShown(requestBody, body, example) } }),
  };
}

/** Readers look for what a parameter is beside its name; the generator leaves it in the schema. */
function described({ schema: { description, ...schema }, ...parameter }: Parameter): Parameter {
  return { ...parameter, ...(description !== undefined && { description }), schema };
}

function bodyShown({ content }: Required<Generated>['requestBody'], body: unknown, example: object | undefined) {
  const json = content['application/json'];
  return {
    ...(body instanceof z.ZodType && body.safeParse(undefined).success && { required: false }),
    ...(json && example && { content: { ...content, 'application/json': { ...json, example } } }),
  };
}
