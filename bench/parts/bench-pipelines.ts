import type { Pipeline, RunContext } from '../../src/jobs/pipeline.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { benchEvent, benchOpening } from './bench-events.ts';
import type { Gate } from './gate.ts';

/** A job that says its opening and then stays in its pass until it is stopped: others append to its log. */
export function heldPipeline(): Pipeline {
  return benchPipeline('held', async function* (context) {
    yield* benchOpening();
    await new Promise((_, reject) => {
      context.signal.addEventListener('abort', () => reject(context.signal.reason), { once: true });
    });
  });
}

/** A job whose events are each committed before the next is made; all jobs of a round begin together. */
export function countedPipeline(gate: Gate): Pipeline {
  return benchPipeline('counted', async function* () {
    yield* benchOpening();
    await gate.pass();
    for (let number = 0; number < gate.times; number += 1) yield benchEvent(number);
    gate.done();
  });
}

function benchPipeline(kind: string, run: (context: RunContext) => AsyncGenerator<JobEvent>): Pipeline {
  const accepted = { title: kind, strategy: kind, options: {}, input: { format: 'text', bytes: 0, sha256: '' } };
  return { kind, accept: () => ({ ok: true, request: {}, accepted }), run };
}
