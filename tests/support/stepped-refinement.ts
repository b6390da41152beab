import { NO_STANDING } from '../../src/people/standing.ts';
import { refine } from '../../src/pipelines/refine/refine.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import { DEFAULT_STRATEGY } from '../../src/pipelines/refine/strategies.ts';
import type { Decision } from '../../src/protocol/review/decisions.ts';
import type { JobEvent } from '../../src/protocol/events.ts';
import { reduce } from '../../src/protocol/fold/reduce.ts';
import { initialState } from '../../src/protocol/fold/state.ts';
import { pacedEngine } from './paced-engine.ts';

/** A refinement of two blocks whose runs go on from the log and from the decisions alone. */
export function steppedRefinement(review: 'each_pass' | 'final' = 'each_pass') {
  const { engine, asked } = pacedEngine();
  const request = refineSchema.parse({ input: { text: 'teh a\n\nteh b\n' }, options: { review } });
  const decisions = new Map<string, Decision>();
  const causes = new Map<string, number>();
  const said: JobEvent[] = [];
  let state = initialState('job');
  const append = (event: JobEvent) => {
    const seq = said.push(event);
    state = reduce(state, { ...event, seq, prev: seq - 1, at: seq });
  };
  /** A run that ends when this many events are written, or with the next question. @param lost the last one is not written */
  const run = async (most = Infinity, lost = false) => {
    const events = refine({
      job: 'job',
      request,
      strategy: DEFAULT_STRATEGY,
      engine,
      person: NO_STANDING,
      gatherMs: () => 0,
      rest: () => undefined,
      paid: () => undefined,
      decisions: async () => new Map(decisions),
      decide: async (ids, decision, cause) => {
        const known = causes.get(cause);
        if (known !== undefined) return known;
        for (const id of ids) {
          if (decision === 'none') decisions.delete(id);
          else decisions.set(id, decision);
        }
        causes.set(cause, ids.length);
        return ids.length;
      },
      state: () => state,
      signal: new AbortController().signal,
      recovered: false,
      clock: () => 0,
      now: () => 0,
      tell: () => undefined,
      file: async () => ({ ok: false, reason: 'unknown' }),
    });
    for (let left = most; left > 0; left -= 1) {
      const { done, value } = await events.next();
      if (done) break;
      if (!lost || left > 1) append(value);
    }
    await events.return(undefined);
  };
  return { run, append, asked, decisions, said };
}
