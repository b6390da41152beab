/** What the process says to whoever started it. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreachable: 3, cancelled: 130 } as const;
