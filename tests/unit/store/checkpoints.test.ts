import { expect, test } from 'bun:test';
import { statSync } from 'node:fs';
import { openStore } from '../../../src/store/store.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const TEXT = 'x'.repeat(1 << 20);

// Within a COMMIT it held up whoever's unit had filled the log: 60 ms on a disk that was busy.
test('the log is moved into the file when nobody writes, before it is so long that a COMMIT does it', async () => {
  using folder = tempFolder();
  const path = folder.file('redraft.db');
  const store = await openStore({ url: `file:${path}` });
  try {
    const fill = { sql: 'insert into inputs (job, request) values (?, ?)', params: ['job_1', TEXT] };
    expect(await store.atomic([fill])).toMatchObject({ ok: true });
    while (statSync(path).size < TEXT.length) await new Promise((resolve) => setImmediate(resolve));
    const [row] = await store.query({ sql: 'select length(request) from inputs', params: [] });
    expect(row).toEqual([TEXT.length]);
  } finally {
    await store.close();
  }
});
