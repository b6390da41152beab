import type { AnyElysia } from 'elysia';

/** Where to listen. */
export interface ListenOptions {
  readonly host: string;
  /** 0: any that is free. */
  readonly port: number;
  /** Bun's own settings for sockets. */
  readonly websocket?: Omit<Bun.WebSocketHandler<undefined>, 'message' | 'open' | 'close' | 'drain' | 'ping' | 'pong'>;
}

/** What came of it. */
export type Listening =
  | { readonly ok: true; readonly server: Bun.Server<unknown>; readonly url: string }
  /** `message` is one line for whoever started the server. */
  | { readonly ok: false; readonly message: string };

/** Seconds without a byte after which a connection is cut; routes that keep quiet longer ask for more. */
const IDLE_TIMEOUT = 15;
/** Bytes. Above every limit of ours, so that a body too large gets our answer; nothing of this size is ever held. */
const LARGEST_BODY = 1_100 * 1024 * 1024;

/** Opens the port, or says why not. */
export function listen(app: AnyElysia, { host, port, websocket }: ListenOptions): Listening {
  try {
    app.listen({
      hostname: host,
      port,
      idleTimeout: IDLE_TIMEOUT,
      maxRequestBodySize: LARGEST_BODY,
      development: false,
      // Elysia's default is true: a second server would share the port in silence.
      reusePort: false,
      ...(websocket && { websocket }),
    });
  } catch (error) {
    return { ok: false, message: refusal(error, host, port) };
  }
  const { server } = app;
  if (!server) return { ok: false, message: `Cannot listen on ${host}:${port}` };
  return { ok: true, server, url: `http://${host.includes(':') ? `[${host}]` : host}:${server.port}` };
}

/** One line that says why the port cannot be opened, before anything else is touched; undefined when it can. */
export async function portProblem({ host, port }: Pick<ListenOptions, 'host' | 'port'>): Promise<string | undefined> {
  try {
    const probe = Bun.serve({ hostname: host, port, reusePort: false, fetch: () => new Response() });
    await probe.stop(true);
    return undefined;
  } catch (error) {
    return refusal(error, host, port);
  }
}

function refusal(error: unknown, host: string, port: number): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is taken: stop what uses it, or choose another PORT`;
  if (code === 'EACCES') return `Port ${port} needs more rights: choose a PORT above 1023`;
  return `Cannot listen on ${host}:${port}: HOST must be an address of this machine`;
}
