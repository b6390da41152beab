/**
 * The path of a request as it was sent. Not by `URL`: it would resolve `..` and the router does not; and a request
 * whose Host is no host has a bare path for its URL.
 */
export function pathOf(url: string): string {
  const start = url.startsWith('/') ? 0 : url.indexOf('/', 'http://h'.length);
  const end = url.indexOf('?', start);
  return url.slice(start, end === -1 ? undefined : end);
}
