import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BootError } from './boot-error.ts';

/** Where a database lies. */
export type DatabaseAddress =
  | { readonly kind: 'memory' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'server'; readonly url: string; readonly name: string };

/**
 * Reads `:memory:`, `file:path`, `file:///path`, a plain path, `libsql:`, `https:` and `http:`.
 * A server's `name` is its address without what may be secret in it.
 */
export function databaseAddress(url: string): DatabaseAddress {
  if (url === ':memory:' || url === 'file::memory:') return { kind: 'memory' };
  // One letter before the colon is a drive.
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]?.toLowerCase();
  switch (scheme) {
    case undefined:
      return file(url);
    case 'file':
      return file(url.startsWith('file://') ? pathOf(url) : url.slice('file:'.length));
    case 'libsql':
    case 'https':
    case 'http': {
      const parsed = URL.parse(url);
      if (!parsed?.host) throw new BootError(`The database address with ${scheme}: names no server.`);
      return { kind: 'server', url, name: `${scheme}://${parsed.host}` };
    }
    default:
      throw new BootError(`No database can be opened with ${scheme}: — a path, file:, libsql:, https: and http: can.`);
  }
}

function file(path: string): DatabaseAddress {
  if (path === '') throw new BootError('The database address is empty.');
  if (/\?[a-z_]+=/i.test(path))
    throw new BootError(`Parameters after a database file's name are not supported: ${path}`);
  return { kind: 'file', path: resolve(path) };
}

function pathOf(url: string): string {
  try {
    return fileURLToPath(url);
  } catch (error) {
    throw new BootError(`Not the address of a file: ${url}`, error);
  }
}
