export interface OddServer extends Disposable {
  readonly url: string;
  /** Method and path of every request, without its query. */
  readonly asked: readonly string[];
}

/** Something in the place of a Redraft server, or between it and the client. */
export function oddServer(answer: (request: Request, nth: number) => Response | Promise<Response>): OddServer {
  const asked: string[] = [];
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    fetch: (request) => {
      asked.push(`${request.method} ${new URL(request.url).pathname}`);
      return answer(request, asked.length);
    },
  });
  return { url: `http://127.0.0.1:${server.port}`, asked, [Symbol.dispose]: () => void server.stop(true) };
}

/** What a proxy says that wants somebody to sign in first. */
export function loginPage(status = 200): Response {
  return new Response('<!doctype html><title>Sign in</title>', { status, headers: { 'content-type': 'text/html' } });
}

/** A refusal in Redraft's envelope. */
export function refused(status: number, code: string, headers: Record<string, string> = {}): Response {
  const error = { code, message: `said ${code}`, details: [] };
  return Response.json(
    { success: false, error, request_id: 'r1' },
    { status, headers: { 'x-request-id': 'r1', ...headers } },
  );
}
