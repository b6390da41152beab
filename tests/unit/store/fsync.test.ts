import { expect, test } from 'bun:test';
import { openStore } from '../../../src/store/store.ts';
import { startChild } from '../../support/child.ts';
import { needs } from '../../support/needs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const strace = needs('strace', Bun.which('strace') !== null);

/** Makes every fsync of a process fail; resolves, once that holds, with what makes them work again. */
async function failFsync(pid: number): Promise<() => Promise<void>> {
  const calls = 'fsync,fdatasync';
  const tracer = Bun.spawn(
    ['strace', '-f', '-p', String(pid), '-e', `trace=${calls}`, '-e', `inject=${calls}:error=EIO`],
    {
      stdout: 'ignore',
      stderr: 'pipe',
    },
  );
  const reader = tracer.stderr.pipeThrough(new TextDecoderStream()).getReader();
  for (let heard = ''; !heard.includes('attached');) {
    const { value, done } = await reader.read();
    if (done) throw new Error(`strace: ${heard}`);
    heard += value;
  }
  return async () => {
    tracer.kill('SIGINT');
    await tracer.exited;
  };
}

test.skipIf(strace.skip)(
  `D11 after a failed fsync nothing is written until the file is opened anew${strace.because}`,
  async () => {
    using folder = tempFolder();
    const path = folder.file('redraft.db');
    await using child = await startChild('store-child.ts', 'store', path);
    expect(await child.ask('write before')).toBe('stored');
    const mend = await failFsync(child.pid);
    expect(await child.ask('write during')).toBe('StoreError unavailable');
    expect(await child.ask('read before')).toBe('there');
    expect(await child.ask('read during')).toBe('missing');
    await mend();
    expect(await child.ask('write after')).toBe('StoreError unavailable');
    expect(await child.ask('read before')).toBe('there');
    await child.finish();

    const store = await openStore({ url: path });
    const keys = await store.query({ sql: "select key from meta where key in ('before', 'after')", params: [] });
    expect(keys).toEqual([['before']]);
    await store.probe();
    await store.close();
  },
);
