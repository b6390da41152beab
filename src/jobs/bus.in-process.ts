import type { Bus, BusMessage } from './bus.ts';

/** The bus of one process: `publish` calls every listener before it returns. */
export function inProcessBus(onError: (error: unknown) => void): Bus {
  const listeners = new Set<(message: BusMessage) => void>();
  return {
    publish(message) {
      for (const listener of listeners) {
        try {
          listener(message);
        } catch (error) {
          onError(error);
        }
      }
    },
    subscribe(listener) {
      const own = (message: BusMessage) => listener(message);
      listeners.add(own);
      return () => void listeners.delete(own);
    },
    close: async () => listeners.clear(),
  };
}
