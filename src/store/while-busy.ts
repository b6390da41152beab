import { faultOf } from './sqlite-fault.ts';

/** ms between two tries; the wait doubles from the one to the other. */
const [FIRST_WAIT, LONGEST_WAIT] = [2, 32];

/** Tries again while another program holds the lock, without holding the event loop meanwhile. */
export async function whileBusy<Result>(patienceMs: number, attempt: () => Result | Promise<Result>): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      return await attempt();
    } catch (error) {
      const fault = faultOf(error);
      if (fault?.fault !== 'busy' || performance.now() >= deadline) throw fault ?? error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
