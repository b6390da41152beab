import { BODY_LIMIT } from '../operation.ts';

/** What the server has to know about a route before its handler runs. */
export interface RouteRecord {
  readonly method: string;
  /** As it was written: `/v1/jobs/:id`. */
  readonly pattern: string;
  /** Says so itself, by an empty `security` in its documentation. */
  readonly public: boolean;
  /** Has a schema for a JSON body. */
  readonly takesBody: boolean;
  /** Bytes. */
  readonly bodyLimit: number;
}

interface Route {
  readonly method: string;
  readonly path: string;
  readonly hooks: unknown;
}

interface Pattern {
  readonly path: RegExp;
  readonly methods: readonly string[];
}

/** The routes as they are served, read from the router itself so that nothing has to be said twice. */
export class RouteTable {
  readonly #routes: () => readonly Route[];
  #count = -1;
  #records = new Map<string, RouteRecord>();
  #patterns: readonly Pattern[] = [];

  /** @param routes asked again whenever their number has changed. */
  constructor(routes: () => readonly Route[]) {
    this.#routes = routes;
  }

  /** The record of the route that the router chose. */
  find(method: string, pattern: string): RouteRecord | undefined {
    this.#refresh();
    return this.#records.get(`${method} ${pattern}`);
  }

  /** The methods that a path takes, in the order of an `Allow` header; empty when there is no such path. */
  methods(path: string): readonly string[] {
    this.#refresh();
    const found = this.#patterns.filter((pattern) => pattern.path.test(path)).flatMap(({ methods }) => methods);
    if (found.length === 0) return [];
    const implied = found.includes('GET') ? ['HEAD', 'OPTIONS'] : ['OPTIONS'];
    return [...new Set([...found, ...implied])].sort();
  }

  #refresh(): void {
    const all = this.#routes();
    if (all.length === this.#count) return;
    // OPTIONS is answered for every path in one place and is no route of its own.
    const routes = all.filter(({ method }) => method !== 'OPTIONS');
    this.#records = new Map(routes.map((route) => [`${route.method} ${route.path}`, toRecord(route)]));
    this.#patterns = [...Map.groupBy(routes, ({ path }) => path)].map(([path, group]) => ({
      path: toRegExp(path),
      methods: group.map(({ method }) => method),
    }));
    this.#count = all.length;
  }
}

function toRecord({ method, path, hooks }: Route): RouteRecord {
  const detail = member(hooks, 'detail');
  const security = member(detail, 'security');
  const limit = member(detail, 'x-body-limit');
  return {
    method,
    pattern: path,
    public: Array.isArray(security) && security.length === 0,
    takesBody: member(hooks, 'body') !== undefined,
    bodyLimit: typeof limit === 'number' ? limit : BODY_LIMIT,
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

function toRegExp(pattern: string): RegExp {
  const source = pattern
    .split('/')
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '*') return '/.*';
      if (part.startsWith(':')) return part.endsWith('?') ? '(?:/[^/]+)?' : '/[^/]+';
      return `/${RegExp.escape(part)}`;
    })
    .join('');
  return new RegExp(`^${source}/?$`);
}
