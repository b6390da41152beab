import { expect, setDefaultTimeout, test } from 'bun:test';
import { mkdirSync } from 'node:fs';
import { needs } from '../support/needs.ts';
import { SocketClient } from '../support/socket-client.ts';
import { streamPipeline } from '../support/stream-pipeline.ts';
import { tempFolder } from '../support/temp-folder.ts';
import { openWorld } from '../support/world.ts';

/** Programs are started here, and some load an engine: a slow machine takes its time. */
setDefaultTimeout(300_000);

const mounts = needs('root and mount', process.getuid?.() === 0 && Bun.which('mount') !== null);

test.skipIf(mounts.skip)(
  `D7 a full disk: writes get 507, reads go on, the running job waits and ends when there is room${mounts.because}`,
  async () => {
    using folder = tempFolder();
    const disk = folder.file('disk');
    mkdirSync(disk);
    const mount = (...options: string[]) => expect(Bun.spawnSync(['mount', ...options, disk]).exitCode).toBe(0);
    mount('-t', 'tmpfs', '-o', 'size=4m', 'tmpfs');
    const gate = Promise.withResolvers<void>();
    const world = await openWorld({ pipelines: [streamPipeline(() => gate.promise)], folder: disk });
    try {
      const job = await world.post('stream', 'written while the disk was full');
      const client = new SocketClient(world.url, job, { hello: { since: 'start' } });
      await client.until(({ type }) => type === 'block_start');

      const body = { kind: 'stream', input: { text: 'x'.repeat(200_000) } };
      let refused = await world.call('POST', '/v1/jobs', body);
      for (let tries = 0; refused.status === 202 && tries < 100; tries += 1) {
        refused = await world.call('POST', '/v1/jobs', body);
      }
      const little = { kind: 'stream', input: { text: 'x' } };
      while ((await world.call('POST', '/v1/jobs', little)).status === 202);
      expect(refused).toMatchObject({ status: 507, body: { success: false, error: { code: 'STORAGE_FULL' } } });
      expect((await world.call('GET', `/v1/jobs/${job}`)).status).toBe(200);
      expect((await world.call('GET', '/ready')).status).toBe(503);
      expect((await world.call('GET', '/health')).status).toBe(200);
      // A command is smaller than a job: there may be room for some yet.
      const say = async (command: string) => (await world.call('POST', `/v1/jobs/${job}/${command}`)).status;
      let said = 200;
      while (said === 200) {
        said = await say('pause');
        if (said === 200) said = await say('resume');
      }
      expect(said).toBe(507);

      mount('-o', 'remount,size=64m');
      await say('resume');
      gate.resolve();
      await client.until(({ type }) => type === 'stream_end');
      expect(client.text).toBe('WRITTEN WHILE THE DISK WAS FULL\n');
      expect((await world.call('POST', '/v1/jobs', little)).status).toBe(202);
      expect((await world.call('GET', '/ready')).status).toBe(200);
    } finally {
      await world.close();
      Bun.spawnSync(['umount', '-l', disk]);
    }
  },
);
