import { isIP } from 'node:net';
import { matchesLabels } from './label-pattern.ts';

/** By which names this server may be called. */
export interface HostListOptions {
  /** The address the server is bound to. */
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly allowedHosts: readonly string[];
}

const HOST_HEADER = /^(\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::[0-9]{1,5})?$/i;
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const EVERYWHERE = ['0.0.0.0', '::'];

/**
 * Whether this server answers for a `Host` header, whatever its port. A web page elsewhere can point a name of its own
 * at this address (DNS rebinding) and would then count as same-origin; an address it cannot, so a server that is bound
 * to every address answers for all of them.
 */
export function createHostList({ host, publicUrl, allowedHosts }: HostListOptions): (header: string | null) => boolean {
  const names = [...LOOPBACK, host.toLowerCase(), ...allowedHosts];
  if (publicUrl !== undefined) names.push(unbracketed(new URL(publicUrl).hostname));
  const exact = new Set(names);
  const patterns = allowedHosts.filter((name) => name.includes('*'));
  const anyAddress = EVERYWHERE.includes(host);
  return (header) => {
    const name = HOST_HEADER.exec(header ?? '')?.[1];
    if (name === undefined) return false;
    const asked = unbracketed(name.toLowerCase());
    if (exact.has(asked)) return true;
    return patterns.some((pattern) => matchesLabels(pattern, asked)) || (anyAddress && isIP(asked) !== 0);
  };
}

function unbracketed(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
