import { readFileSync } from 'node:fs';

/**
 * How many transactions that wrote stand in a database's write-ahead log, counted by the frames that end one
 * (https://www.sqlite.org/fileformat2.html#the_write_ahead_log). Exact as long as no checkpoint has started it anew.
 */
export function commitsInLog(databasePath: string): number {
  const log = readFileSync(`${databasePath}-wal`);
  const frame = 24 + log.readUInt32BE(8);
  let commits = 0;
  for (let at = 32; at + frame <= log.length; at += frame) if (log.readUInt32BE(at + 4) > 0) commits += 1;
  return commits;
}
