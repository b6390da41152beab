/** Holds the block of an `engine-worker.ts` whose text has `GATE=<name>` until `open` is called. */
export function openGate(): { readonly name: string; readonly reached: Promise<void>; open(): void } {
  const name = `gate-${crypto.randomUUID()}`;
  const channel = new BroadcastChannel(name);
  const reached = new Promise<void>((resolve) => {
    channel.onmessage = () => resolve();
  });
  return {
    name,
    reached,
    open() {
      channel.postMessage('open');
      channel.close();
    },
  };
}
