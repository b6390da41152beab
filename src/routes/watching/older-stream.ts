import type { JobRow } from '../../jobs/job-table.ts';
import { poll } from '../../realtime/long-poll.ts';
import type { Services } from '../../services.ts';
import { OlderLines } from './older-lines.ts';

const WAIT_S = 15;
const PAGE_ROWS = 200;

/** What older front ends are told of a job, up to its end; `quiet`: nothing new, for so long or in their words. */
export async function* olderStream(
  services: Pick<Services, 'hub' | 'log' | 'folds' | 'table'>,
  row: JobRow,
  signal: AbortSignal,
): AsyncGenerator<object | 'quiet'> {
  const older = new OlderLines();
  yield { type: 'connected', conversation_id: row.conversation };
  let since = 'start';
  // Read anew each time: its head says what has been read already and was not heard of yet.
  for (let now: JobRow | undefined = row; now && !signal.aborted; now = await services.table.find(row.id)) {
    const asked = { row: now, since, wait: WAIT_S, limit: PAGE_ROWS, text: 'delta' as const, signal };
    // oxlint-disable-next-line no-await-in-loop
    const polled = await poll({ ...services, ...asked });
    if (!polled) return;
    const said = polled.snapshot ? older.ofState(polled.snapshot) : polled.events.flatMap((event) => older.of(event));
    yield* said;
    if (polled.ended) return;
    if (said.length === 0) yield 'quiet';
    since = polled.cursor;
  }
}
