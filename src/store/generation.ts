import type { Driver } from './driver.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** The database's part of every epoch: 4 characters of `[a-z0-9]`. */
export async function generationOf(driver: Driver): Promise<string> {
  const [row] = await driver.query({ sql: "select value from meta where key = 'generation'", params: [] });
  if (row) return String(row[0]);
  const sql = "insert into meta (key, value) values ('generation', ?) on conflict (key) do nothing";
  await driver.atomic([{ sql, params: [newGeneration()] }]);
  return generationOf(driver);
}

/**
 * Makes every cursor that was given out so far one of the past: whoever comes with it gets a reset and a snapshot.
 * Counts for each process from its next opening of the database, so it is for the time between restoring a backup and
 * serving again. For a database file that happens by itself.
 */
export async function renewGeneration(driver: Driver): Promise<void> {
  const before = await generationOf(driver);
  let generation = newGeneration();
  while (generation === before) generation = newGeneration();
  await driver.atomic([{ sql: "update meta set value = ? where key = 'generation'", params: [generation] }]);
}

function newGeneration(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(4)), (byte) => LETTERS[byte % LETTERS.length]).join('');
}
