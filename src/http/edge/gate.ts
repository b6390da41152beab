import { Problem } from '../answers/problem.ts';
import type { OriginList } from '../access/origin-list.ts';

/** For whom this server answers. */
export interface GateOptions {
  /** Whether this server answers for a Host header. */
  readonly hosts: (header: string | null) => boolean;
  readonly origins: OriginList;
  /** Versions that `API-Version` may ask for. */
  readonly versions: readonly string[];
  readonly publicUrl: string | undefined;
}

/** Refuses a request before anything else looks at it. @throws Problem */
export type Gate = (request: Request, path: string) => void;

/** Characters of the whole URL, and headers; Bun's own limits lie above. */
const LONGEST_URL = 8 * 1024;
const MOST_HEADERS = 100;

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Credentials that live longer than a minute do not belong into a URL: URLs are logged everywhere. */
const CREDENTIAL_IN_QUERY = /[?&](api[-_]?key|x-api-key|key|token|access_token|authorization|password)=/i;

/** Probes of platforms and load balancers come by address or with no name at all. */
export function isProbe(path: string): boolean {
  return path === '/health' || path === '/ready';
}

/** Everything that is decided by the request line and the headers alone, in one place and in this order. */
export function createGate({ hosts, origins, versions, publicUrl }: GateOptions): Gate {
  const secure = publicUrl?.startsWith('https:') ?? false;
  return ({ url, method, headers }, path) => {
    if (isProbe(path)) return;
    const host = headers.get('host');
    if (!hosts(host)) throw new Problem('MISDIRECTED');
    if (url.length > LONGEST_URL) throw new Problem('URI_TOO_LONG');
    if (headers.count > MOST_HEADERS) throw new Problem('HEADERS_TOO_LARGE');
    if (secure && forwardedProtocol(headers) === 'http') throw new Problem('FORBIDDEN', { message: 'Use https' });
    if (CREDENTIAL_IN_QUERY.test(url)) throw invalid('query', 'Credentials go into a header, never into the address');
    const version = headers.get('api-version');
    if (version !== null && !versions.includes(version)) {
      throw invalid('API-Version', `The versions here are ${versions.join(', ')}`);
    }
    // A page elsewhere can send a simple request without asking first, and in open mode needs nothing else.
    if (!SAFE_METHODS.has(method) && !origins.admits(headers.get('origin'), host)) {
      throw new Problem('FORBIDDEN', { message: 'This origin may not do that' });
    }
  };
}

/** Of the proxy nearest to the client. */
function forwardedProtocol(headers: Headers): string | undefined {
  return headers.get('x-forwarded-proto')?.split(',', 1)[0]?.trim().toLowerCase();
}

function invalid(path: string, message: string): Problem {
  return new Problem('VALIDATION_ERROR', { details: [{ path, message }] });
}
