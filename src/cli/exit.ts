/** What the process says to whoever started it. The last two are what shells say of Ctrl-C and of a closed pipe. */
export const EXIT = { done: 0, failed: 1, usage: 2, unreachable: 3, cancelled: 130, closed: 141 } as const;
