import { matchesLabels } from './label-pattern.ts';

/** Which web origins may call. One matcher for CORS, for requests that change something and for sockets. */
export interface OriginList {
  /** Named by the configuration: its pages may read answers. */
  lists(origin: string | null): boolean;
  /**
   * Whether `origin` is that of the server's own pages.
   * @param host the request's Host header, checked before
   */
  isOwn(origin: string | null, host: string | null): boolean;
  /**
   * Whether a request that says it comes from `origin` is let in: a listed origin, the server's own pages, or none at
   * all (not a browser).
   * @param host the request's Host header, checked before
   */
  admits(origin: string | null, host: string | null): boolean;
}

interface Pattern {
  readonly protocol: string;
  readonly hostname: string;
  readonly port: string;
}

const ORIGIN = /^(https?:)\/\/([^/:]+)(?::([0-9]{1,5}))?$/;

/**
 * @param patterns `https://app.example.com`, `https://*.example.com`, or `*` for every origin
 * @param publicUrl the origin of the server's own pages; without it, they are told by the Host header
 */
export function createOriginList(patterns: readonly string[], publicUrl: string | undefined): OriginList {
  const everybody = patterns.includes('*');
  const parsed = patterns.map(toPattern).filter((pattern) => pattern !== undefined);
  const lists = (origin: string | null) => {
    const url = serialisedOrigin(origin);
    return url !== undefined && (everybody || parsed.some((pattern) => matches(pattern, url)));
  };
  const isOwn = (origin: string | null, host: string | null) => {
    const url = serialisedOrigin(origin);
    return url !== undefined && (url.origin === publicUrl || isOwnPage(url, host, publicUrl));
  };
  return {
    lists,
    isOwn,
    admits: (origin, host) => origin === null || isOwn(origin, host) || lists(origin),
  };
}

function isOwnPage(url: URL, host: string | null, publicUrl: string | undefined): boolean {
  if (host === null || url.host !== host.toLowerCase()) return false;
  return publicUrl === undefined || new URL(publicUrl).host !== url.host;
}

/** Only what a browser would send: the exact serialisation, so no user info, trailing dot, path or upper case. */
function serialisedOrigin(origin: string | null): URL | undefined {
  const url = origin === null ? null : URL.parse(origin);
  if (!url || url.origin !== origin || !/^https?:$/.test(url.protocol) || url.hostname.endsWith('.')) return undefined;
  return url;
}

function toPattern(text: string): Pattern | undefined {
  const [, protocol, hostname, port = ''] = ORIGIN.exec(text.toLowerCase()) ?? [];
  return protocol !== undefined && hostname !== undefined ? { protocol, hostname, port } : undefined;
}

function matches(pattern: Pattern, url: URL): boolean {
  const port = isDefaultPort(pattern) ? '' : pattern.port;
  return pattern.protocol === url.protocol && port === url.port && matchesLabels(pattern.hostname, url.hostname);
}

function isDefaultPort({ protocol, port }: Pattern): boolean {
  return (protocol === 'https:' && port === '443') || (protocol === 'http:' && port === '80');
}
