import type { Greeting } from './crowd.ts';

const [L, QUOTE, ZERO, FOUR] = [0x6c, 0x22, 0x30, 0x34];

/** A client of the product that says hello; ready with the frame `live`. @param since a cursor */
export function watcher(job: string, since?: string): Greeting {
  return {
    path: `/ws/progress/${job}`,
    says: [JSON.stringify({ type: 'hello', ...(since !== undefined && { since }) })],
    // {"type":"live"
    ready: (bytes, at, length) => length > 12 && length < 126 && bytes[at + 9] === L && bytes[at + 13] === QUOTE,
  };
}

/** A client of the bare server: ready with the first frame. */
export function rawReader(path: string): Greeting {
  return { path, says: [], ready: () => true };
}

/** Socket.IO 4 over Engine.IO 4, WebSocket only: `0{…}` comes, `40` goes, `40{…}` comes. */
export function socketIoReader(): Greeting {
  return {
    path: '/socket.io/?EIO=4&transport=websocket',
    says: ['40'],
    ready: (bytes, at) => bytes[at] === FOUR && bytes[at + 1] === ZERO,
  };
}
