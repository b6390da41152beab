type Header = readonly [name: string, value: string];

/** The headers that every answer has. */
export interface SecurityHeaders {
  /** Set on every answer. */
  readonly always: readonly Header[];
  /** Set where the answer has not said otherwise: pages with a policy of their own, files that may be cached. */
  readonly unlessSet: readonly Header[];
}

/**
 * @param publicUrl https: browsers are told to stay with it for a year.
 * @param sharedWithOrigins other origins may read answers (CORS), so they may load them as well.
 */
export function securityHeaders(publicUrl: string | undefined, sharedWithOrigins: boolean): SecurityHeaders {
  const always: Header[] = [
    ['x-content-type-options', 'nosniff'],
    ['referrer-policy', 'no-referrer'],
    ['cross-origin-resource-policy', sharedWithOrigins ? 'cross-origin' : 'same-origin'],
  ];
  if (publicUrl?.startsWith('https:')) {
    always.push(['strict-transport-security', 'max-age=31536000; includeSubDomains']);
  }
  return {
    always,
    unlessSet: [
      ['cache-control', 'no-store'],
      ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
    ],
  };
}
