import type { Transport } from '../transports/transport.ts';

/** Whether a transport works: it is hung up as soon as it says what only a whole connection says. */
export async function hears(
  transport: Transport,
  job: string,
  since: string | undefined,
  signal: AbortSignal,
): Promise<boolean> {
  const trial = new AbortController();
  let heard = false;
  await transport.open({
    job,
    since,
    signal: AbortSignal.any([signal, trial.signal]),
    onReady: () => undefined,
    onRefused: () => undefined,
    onFrame: ({ type }) => {
      heard ||= type === 'live';
      if (heard) trial.abort();
    },
  });
  return heard;
}
