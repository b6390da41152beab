/** The writing thread of `ThreadAppender`: prepared statements, one transaction a message, and nothing else. */
import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../src/store/file-database.ts';

const { path }: { path: string } = workerData;
const database = openDatabase(path);
// As the product's writer has it.
database.run('PRAGMA wal_autocheckpoint = 4000');
const begin = database.prepare('begin immediate');
const commit = database.prepare('commit');
const insert = database.prepare(
  'insert into events (job, seq, prev, type, at, data, part) values (?1, ?2, ?2 - 1, ?3, ?4, ?5, null)',
);
const head = database.prepare('update jobs set head = ?2, chain = ?2 where id = ?1');

/** Of each event the job, its seq, type, time and data. */
parentPort?.on('message', (flat: (string | number)[]) => {
  begin.run();
  for (let at = 0; at < flat.length; at += 5) {
    insert.run(...flat.slice(at, at + 5));
    head.run(...flat.slice(at, at + 2));
  }
  commit.run();
  parentPort?.postMessage(flat.length / 5);
});
parentPort?.postMessage('ready');
