/** What a worker says after the last of its answers. */
export const END = 'end';

/**
 * Has one order done in a thread of its own, and hands on what it answers until it says `END`. The thread ends with the
 * loop over the answers, however that ends.
 * @param messages the order; between two of them others have their turn, as copying one takes its time
 * @param handedOver what of a message is not copied: it is the thread's alone from then on
 * @throws the signal's reason when it is aborted; Error when the thread fails
 */
export async function* inThread<Answer extends object, Message extends object = object>(
  worker: Worker,
  messages: Iterable<Message> | AsyncIterable<Message>,
  signal: AbortSignal,
  handedOver: (message: Message) => ArrayBuffer[] = () => [],
): AsyncGenerator<Answer> {
  const arrived: (Answer | typeof END | Error)[] = [];
  let wake: () => void = () => undefined;
  const arrive = (message: Answer | typeof END | Error) => {
    arrived.push(message);
    wake();
  };
  const onAbort = () => wake();
  worker.onmessage = ({ data }: MessageEvent<Answer | typeof END>) => arrive(data);
  worker.onerror = ({ message }) => arrive(new Error(`the thread failed: ${message}`));
  signal.addEventListener('abort', onAbort);
  try {
    for await (const message of messages) {
      signal.throwIfAborted();
      worker.postMessage(message, handedOver(message));
      await new Promise(setImmediate);
    }
    for (;;) {
      signal.throwIfAborted();
      const answer = arrived.shift();
      if (answer === END) return;
      if (answer instanceof Error) throw answer;
      if (answer) yield answer;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
