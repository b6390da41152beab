import { expect, test } from 'bun:test';
import { mkdirSync } from 'node:fs';
import { openStore } from '../../../src/store/store.ts';
import { needs } from '../../support/needs.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const mounts = needs('root and mount', process.getuid?.() === 0 && Bun.which('mount') !== null);
const insert = (key: string, size: number) => ({
  sql: 'insert into meta (key, value) values (?, ?)',
  params: [key, 'x'.repeat(size)],
});

test.skipIf(mounts.skip)(
  `D7 a full disk refuses writes, serves reads, and needs no restart${mounts.because}`,
  async () => {
    using folder = tempFolder();
    const disk = folder.file('disk');
    mkdirSync(disk);
    const mount = (options: string) =>
      expect(Bun.spawnSync(['mount', '-t', 'tmpfs', '-o', options, 'tmpfs', disk]).exitCode).toBe(0);
    mount('size=3m');
    try {
      const store = await openStore({ url: `${disk}/redraft.db` });
      const stored: string[] = [];
      const fill = async (round: number) => {
        const keys = Array.from({ length: 8 }, (_, index) => `${round}.${index}`);
        const units = await Promise.allSettled(
          keys.map((key) => store.atomic([insert(key, 50_000), insert(`${key}+`, 1)])),
        );
        units.forEach((unit, index) => unit.status === 'fulfilled' && stored.push(keys[index] ?? ''));
        return units.filter(({ status }) => status === 'rejected');
      };
      let failed: PromiseSettledResult<unknown>[] = [];
      for (let round = 0; failed.length === 0; round += 1) failed = await fill(round);
      for (const failure of failed) expect(failure).toMatchObject({ reason: { name: 'StoreError', fault: 'full' } });

      const present = async () => {
        const rows = await store.query({ sql: "select key from meta where key glob '*.*'", params: [] });
        return rows.map(([key]) => String(key)).sort();
      };
      const whole = () => stored.flatMap((key) => [key, `${key}+`]).sort();
      expect(await present()).toEqual(whole());

      expect(Bun.spawnSync(['mount', '-o', 'remount,size=16m', disk]).exitCode).toBe(0);
      await store.probe();
      expect(await fill(1_000)).toEqual([]);
      expect(await present()).toEqual(whole());
      expect(await store.query({ sql: 'pragma integrity_check', params: [] })).toEqual([['ok']]);
      await store.close();
    } finally {
      Bun.spawnSync(['umount', '-l', disk]);
    }
  },
);
