import { inThread } from '../../documents/in-thread.ts';
import type { FileContent } from '../../files/files.ts';
import type { FoundPassage } from '../../documents/search/passage-search.ts';
import type { KeptConcordances } from './kept-concordances.ts';
import { type FileOrder, type FindOrder, type ReadingAnswer, ReadingRoom } from './reading-room.ts';

export type NamedFile = Extract<FileContent, { ok: true }>;

/** A file that could not be read, or in the end what was found in the others. */
export type Seen =
  | { readonly answer: 'unread'; readonly name: string; readonly reason: 'unknown' | 'unreadable' }
  | { readonly answer: 'found'; readonly passages: readonly FoundPassage[]; readonly read: number };

/** Bytes of all files that are looked through here and now; more would keep the event loop from others. */
const SMALL = 32 * 1_024;

/**
 * Looks through files for what is asked of them, in a thread of its own where they are large. What was found out about
 * a file is kept for the next question.
 * @throws the signal's reason when it is aborted
 */
export async function* lookThrough(
  files: readonly NamedFile[],
  find: FindOrder,
  kept: KeptConcordances,
  signal: AbortSignal,
): AsyncGenerator<Seen> {
  const gone: string[] = [];
  const orders = ordersFor(files, find, kept, gone);
  const size = files.reduce((sum, { file }) => sum + file.size, 0);
  for await (const answer of size <= SMALL ? atOnce(orders) : aside(orders, signal)) {
    if (answer.answer === 'read') kept.keep(answer.file, answer.concordance);
    else if (answer.answer === 'unreadable')
      yield { answer: 'unread', name: nameOf(answer.file), reason: 'unreadable' };
    else {
      for (const id of gone) yield { answer: 'unread', name: nameOf(id), reason: 'unknown' };
      yield answer;
    }
  }
  function nameOf(id: string): string {
    return files.find(({ file }) => file.id === id)?.file.name ?? id;
  }
}

/** @param gone files that were deleted meanwhile */
async function* ordersFor(files: readonly NamedFile[], find: FindOrder, kept: KeptConcordances, gone: string[]) {
  for (const { file, bytes: read } of files) {
    // oxlint-disable-next-line no-await-in-loop
    const bytes = await read();
    const { id, name, format, encoding } = file;
    if (bytes) yield { file: id, name, format, encoding, bytes, concordance: kept.get(id) } satisfies FileOrder;
    else gone.push(id);
  }
  yield find;
}

async function* atOnce(orders: AsyncIterable<FileOrder | FindOrder>): AsyncGenerator<ReadingAnswer> {
  const room = new ReadingRoom();
  for await (const order of orders) yield room.take(order);
}

function aside(orders: AsyncIterable<FileOrder | FindOrder>, signal: AbortSignal): AsyncGenerator<ReadingAnswer> {
  const worker = new Worker(new URL('./reading-room.worker.ts', import.meta.url), { smol: true });
  const bytesOf = (order: FileOrder | FindOrder) => ('bytes' in order ? [order.bytes.buffer] : []);
  return inThread<ReadingAnswer, FileOrder | FindOrder>(worker, orders, signal, bytesOf);
}
