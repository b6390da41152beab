/** A JSON object of which nothing is known yet. */
export type Body = { readonly [member: string]: unknown };

/** Whether it is a JSON object: neither a list nor null. */
export function isBody(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
