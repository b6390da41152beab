/** The thread that writes a database file: it alone waits for the disk. Started by `WriterThread`. */
import { parentPort, workerData } from 'node:worker_threads';
import { Checkpoints } from './checkpoints.ts';
import { openDatabase } from './file-database.ts';
import { GroupCommit, type Outcome, type Turn } from './group-commit.ts';
import { StatementCache } from './statement-cache.ts';
import { StoreError } from './store-error.ts';
import { AnswerPacker } from './answer-packing.ts';
import { UnitUnpacker } from './unit-packing.ts';
import type { WriterAnswer, FromWriter, ToWriter, WriterStart } from './writer-messages.ts';

const { path, patienceMs }: WriterStart = workerData;
const database = openDatabase(path);
const statements = new StatementCache(database);
const units = new UnitUnpacker();
const answers = new AnswerPacker();
let turns: Turn[] = [];
const checkpoints = new Checkpoints(database);
const writer = new GroupCommit(database, statements, {
  patienceMs,
  onTurn(turn) {
    turns.push(turn);
    checkpoints.turn(turn.text);
  },
});

parentPort?.on('message', (message: ToWriter) => {
  if (message === 'close') return void close();
  let number = message.first;
  for (const unit of units.unpack(message)) {
    const its = number;
    writer.submit(unit, (outcome) => answer(its, outcome));
    number += 1;
  }
});
post('ready');

/** One message for all units of a turn, which are settled in one go. */
function answer(number: number, outcome: Outcome): void {
  if (answers.empty) queueMicrotask(flush);
  answers.add(number, answerOf(outcome));
}

function flush(): void {
  post(answers.take(turns));
  turns = [];
}

function answerOf(outcome: Outcome): WriterAnswer {
  if ('committed' in outcome) return outcome.committed;
  const { error } = outcome;
  if (error instanceof StoreError) return { fault: error.fault, message: error.message };
  if (!(error instanceof Error)) return { mistake: String(error), code: undefined };
  return { mistake: error.message, code: 'code' in error ? String(error.code) : undefined };
}

async function close(): Promise<void> {
  await writer.close();
  checkpoints.close();
  statements.clear();
  database.close(true);
  parentPort?.close();
}

function post(message: FromWriter): void {
  parentPort?.postMessage(message);
}
