import type { Behaviour } from './fake-provider.ts';
import type { ManualTiming } from './manual-timing.ts';
import { behaviours as does } from './provider-behaviours.ts';

/** What a provider does wrong. */
export interface Fault {
  readonly name: string;
  readonly behaviour: Behaviour;
  /** Calls about one block until it is left to another: with those for which everything before it was waited for. */
  readonly calls: number;
  /** It says nothing, or no more: only time ends the call. */
  readonly hangs?: boolean;
  /** It is an answer, only not in the form that is asked for where one is. */
  readonly speaks?: boolean;
}

/** Under which every fault comes to its end soon, and no wait is told: bytes and ms. */
export const FAULT_LIMITS = {
  responseBytes: 100_000,
  lineBytes: 50_000,
  idleMs: 40_000,
  callMs: 45_000,
  blockMs: 200_000,
  noticeMs: 1_000_000,
};

export const FAULTS: readonly Fault[] = [
  { name: 'says nothing', behaviour: does.silent(), calls: 4, hangs: true },
  { name: 'stalls before its first word', behaviour: does.stalls(), calls: 4, hangs: true },
  { name: 'stalls in mid-stream', behaviour: does.stalls('{"ref":"'), calls: 4, hangs: true },
  { name: 'ends its stream in the middle', behaviour: does.cuts('{"ref":"'), calls: 4 },
  { name: 'goes away in the middle', behaviour: does.cuts('{"ref":"', 'abruptly'), calls: 4 },
  { name: 'resets the connection', behaviour: does.cuts('{"ref":"', 'by reset'), calls: 4 },
  { name: 'sends garbage', behaviour: does.streams('data: {{{\n\n', ': comment\n\n', 'nonsense\n\n'), calls: 4 },
  { name: 'sends a line of 10 MB', behaviour: does.longLine(10_000_000), calls: 1 },
  { name: 'never ends', behaviour: does.endless(), calls: 1 },
  { name: 'sends a page', behaviour: does.page(), calls: 4 },
  { name: 'finds every text too long', behaviour: does.refuses(400, { code: 'context_length_exceeded' }), calls: 1 },
  { name: 'takes no more requests', behaviour: does.refuses(429), calls: 4 },
  { name: 'takes none for a second', behaviour: does.refuses(429, {}, { 'retry-after': '1' }), calls: 4 },
  { name: 'takes none for an hour', behaviour: does.refuses(429, {}, { 'retry-after': '3600' }), calls: 1 },
  { name: 'fails', behaviour: does.refuses(500), calls: 4 },
  { name: 'is down', behaviour: does.refuses(503), calls: 4 },
  { name: 'replies with other JSON', behaviour: does.says('{"edits": 5}'), calls: 3, speaks: true },
  { name: 'replies with no JSON', behaviour: does.says('I am afraid I cannot do that.'), calls: 3, speaks: true },
  { name: 'declines', behaviour: does.says('', { finish: 'content_filter' }), calls: 1 },
  { name: 'does not know the key', behaviour: does.refuses(401), calls: 1 },
];

/** Turns of the event loop in which what a provider has sent is read. */
const READ = 5;

/**
 * Moves time on only where everybody waits for it: between two calls, and when one hangs that has come, while no other
 * is being answered.
 * @param hanging how many calls have come so far that only time ends
 * @param answering how many are being answered beside them
 */
export async function untilOver<T>(
  over: Promise<T>,
  timing: ManualTiming,
  hanging: () => number,
  answering: () => number = () => 0,
): Promise<T> {
  let done = false;
  const end = over.finally(() => (done = true));
  end.catch(() => undefined);
  let waited = 0;
  let quiet = 0;
  while (!done) {
    const [soonest = Number.POSITIVE_INFINITY] = timing.pending;
    quiet = answering() === 0 ? quiet + 1 : 0;
    const hung = hanging() > waited;
    if (quiet > READ && (hung || soonest < FAULT_LIMITS.idleMs)) {
      if (hung) waited = hanging();
      timing.pass(soonest);
    }
    // oxlint-disable-next-line no-await-in-loop
    await Promise.race([end.catch(() => undefined), new Promise(setImmediate)]);
  }
  return end;
}
