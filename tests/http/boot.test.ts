import { describe, expect, test } from 'bun:test';
import { existsSync } from 'node:fs';
import { ROOT } from '../support/source-files.ts';
import { httpServer } from '../support/http-server.ts';
import { tempFolder } from '../support/temp-folder.ts';

/** Starts the real program and waits for its end. */
async function boot(folder: string, env: Record<string, string>) {
  const child = Bun.spawn([process.execPath, `${ROOT}/src/main.ts`], {
    cwd: folder,
    env: { PATH: process.env['PATH'] ?? '', DATA_DIR: `${folder}/data`, ...env },
    stdout: 'pipe',
    stderr: 'pipe',
  });
  const [code, out, said] = await Promise.all([child.exited, child.stdout.text(), child.stderr.text()]);
  return { code, out, lines: said.trimEnd().split('\n') };
}

describe('boot', () => {
  test('S-108 a configuration that is not safe ends it with the name of every key, before anything is touched', async () => {
    using folder = tempFolder();
    const canary = 'canary-4d1e';
    const { code, out, lines } = await boot(folder.path, {
      NODE_ENV: 'production',
      BACKEND_API_KEY: canary,
      CORS_ORIGINS: '*',
      PORT: canary,
    });
    expect(code).toBe(1);
    expect(lines.map((line) => line.split(':')[0]).toSorted()).toEqual(['BACKEND_API_KEY', 'CORS_ORIGINS', 'PORT']);
    expect(out + lines.join()).not.toContain(canary);
    expect(existsSync(`${folder.path}/data`)).toBe(false);
  });

  test('a port that is taken ends it with one clear line', async () => {
    using folder = tempFolder();
    await using other = httpServer();
    const { code, lines } = await boot(folder.path, { PORT: String(other.port) });
    expect([code, lines]).toEqual([
      1,
      [expect.stringMatching(new RegExp(`^Port ${other.port} on 127.0.0.1 is taken`))],
    ]);
    expect((await other.fetch('/none')).status).toBe(404);
  });
});
