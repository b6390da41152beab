import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** The peer of the benchmark of uploads: writes every body to a file, as it comes, and says so. */
const folder = process.argv[2] ?? '.';
mkdirSync(folder, { recursive: true });
const server = Bun.serve({
  port: 0,
  hostname: '127.0.0.1',
  maxRequestBodySize: 1_100 * 1_024 * 1_024,
  async fetch(request) {
    const sink = Bun.file(join(folder, crypto.randomUUID())).writer();
    for await (const part of request.body ?? []) {
      sink.write(part);
      await sink.flush();
    }
    await sink.end();
    return new Response();
  },
});
console.log(server.url.origin);
