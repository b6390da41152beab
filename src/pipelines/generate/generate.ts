import type { Writer } from '../../engines/writer.ts';
import type { RunContext } from '../../jobs/pipeline.ts';
import type { JobEvent } from '../../protocol/events.ts';
import { paidAgain } from '../paid-again.ts';
import { closing } from '../writing/closing.ts';
import { duePass, emptyDocument, passComplete, passStart } from '../writing/pass-events.ts';
import { isInterrupted, Steering } from '../writing/steering.ts';
import { streamedBlock } from '../writing/streamed-block.ts';
import { textOf } from '../writing/text-of.ts';
import { Writers } from '../writing/writers.ts';
import type { GenerateRequest } from './generate-schema.ts';
import { taskOf } from './task.ts';

export interface GenerateRun extends Omit<RunContext, 'request'> {
  readonly request: GenerateRequest;
  readonly writer: Writer;
}

/** A topic goes in, one text comes out. */
export async function* generate({
  request,
  writer,
  state,
  gatherMs,
  signal,
  clock,
  rest,
  paid,
  recovered,
}: GenerateRun): AsyncGenerator<JobEvent> {
  yield* emptyDocument(state(), writer.name, [{ pass: 1, name: 'write' }], 1);
  const isOpen = () => state().blocks.some((one) => one.pass === 0);
  const steering = new Steering({ state, writer, toWrite: () => (isOpen() ? ['b1'] : []) });
  const pass = duePass(state());
  if (pass) {
    if (recovered && pass.status === 'running') yield paidAgain(pass.pass);
    if (pass.status === 'planned' || isInterrupted(state())) yield passStart(state(), pass);
    yield* steering.answers();
    const began = clock();
    const asks = steering.asks(pass, 'b1');
    const writing = writer.write({ message: taskOf(request), history: [], sources: [], asks, gatherMs, signal });
    const between = () => steering.answers();
    const writers = new Writers(state(), pass.pass);
    const given = { state, rest, paid, between, sources: [], head: '' };
    const task = { ...given, pass: pass.pass, writing, by: writers.add };
    for (const block of state().blocks) if (block.pass === 0) yield* streamedBlock({ ...task, block });
    yield passComplete(state(), pass, writers.inWords(writer.name), clock() - began);
  }
  yield* closing(state(), textOf(state()));
  yield* steering.answers();
}
