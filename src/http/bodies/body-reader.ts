/** How long a body may take: `graceMs`, and more as long as it keeps coming at `bytesPerSecond`. */
export interface Pace {
  readonly graceMs: number;
  readonly bytesPerSecond: number;
}

/** What a slow connection manages. */
export const DEFAULT_PACE: Pace = { graceMs: 15_000, bytesPerSecond: 16 * 1024 };

/** What came of reading a body. */
export type BodyRead =
  | { readonly ok: true; readonly bytes: Uint8Array }
  /** `cut`: the client went away or broke the framing. */
  | { readonly ok: false; readonly reason: 'too_large' | 'too_slow' | 'cut' };

/** Up to here a body is usually there already, and reading it at once is twice as fast as by a stream. */
const SMALL = 64 * 1024;

const TOO_SLOW: BodyRead = { ok: false, reason: 'too_slow' };

/** A body that came too slowly. */
class SlowBody extends Error {}

/**
 * A body as it comes; the sender is held up while nobody takes it.
 *
 * @throws SlowBody, or what the broken connection throws
 */
export async function* bodyChunks(request: Request, pace: Pace = DEFAULT_PACE): AsyncGenerator<Uint8Array> {
  const reader = request.body?.getReader();
  if (!reader) return;
  const clock = deadline(pace);
  let slow = false;
  // Not a race for each part: a promise that outlives them all would keep them all.
  void clock.passed.then(() => {
    slow = true;
    return reader.cancel().catch(() => undefined);
  });
  try {
    for (;;) {
      // oxlint-disable-next-line no-await-in-loop
      const { done, value } = await reader.read();
      if (slow) throw new SlowBody();
      if (done) return;
      clock.received(value.byteLength);
      yield value;
    }
  } finally {
    clock.stop();
    await reader.cancel().catch(() => undefined);
  }
}

/** Reads a body of `limit` bytes or less, whether its length was announced or not; never holds more than that. */
export async function readBody(request: Request, limit: number, pace: Pace = DEFAULT_PACE): Promise<BodyRead> {
  const announced = request.headers.get('content-length');
  if (announced !== null && Number(announced) > limit) return { ok: false, reason: 'too_large' };
  const clock = deadline(pace);
  try {
    const isSmall = announced !== null && Number(announced) <= SMALL;
    const reading = isSmall ? request.bytes().then(whole) : readStream(request, limit, clock.received);
    return await Promise.race([reading, clock.passed.then(() => TOO_SLOW)]);
  } catch {
    return { ok: false, reason: 'cut' };
  } finally {
    clock.stop();
  }
}

function whole(bytes: Uint8Array): BodyRead {
  return { ok: true, bytes };
}

async function readStream(request: Request, limit: number, received: (bytes: number) => void): Promise<BodyRead> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body ?? []) {
    size += part.byteLength;
    if (size > limit) return { ok: false, reason: 'too_large' };
    received(part.byteLength);
    parts.push(part);
  }
  return whole(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts, size));
}

function deadline({ graceMs, bytesPerSecond }: Pace) {
  const startedAt = performance.now();
  const { promise: passed, resolve } = Promise.withResolvers<undefined>();
  let size = 0;
  let timer = setTimeout(check, graceMs);
  function check(): void {
    const left = startedAt + graceMs + (size / bytesPerSecond) * 1000 - performance.now();
    if (left <= 0) resolve(undefined);
    else timer = setTimeout(check, left);
  }
  return {
    passed,
    received: (bytes: number) => void (size += bytes),
    stop: () => clearTimeout(timer),
  };
}
