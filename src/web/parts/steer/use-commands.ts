import { useState } from 'preact/hooks';
import { RedraftError } from '../../../client/redraft-error.ts';
import { isTerminal, type JobStatus } from '../../../protocol/status.ts';

interface Refused {
  readonly what: string;
  readonly error: RedraftError;
}

/**
 * Says commands to a job, and why one was refused: whoever shows it stays when what was pressed has gone.
 * @param status of the job as it is now
 */
export function useCommands(status: JobStatus) {
  const [refused, setRefused] = useState<Refused>();
  /** @param what has not happened where it is refused, such as `Not paused` */
  const say = async (what: string, command: () => Promise<unknown>): Promise<boolean> => {
    setRefused(undefined);
    try {
      await command();
      return true;
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      // A page that was left has hung up.
      if (error.code !== 'CLOSED') setRefused({ what, error });
      return false;
    }
  };
  return { say, refused: refused && refusalWords(refused, status) };
}

function refusalWords({ what, error: { code, message } }: Refused, status: JobStatus): string {
  const why = code === 'CONFLICT' && isTerminal(status) ? 'the job had ended by then' : message;
  return `${what}: ${why.replace(/\.$/, '')}.`;
}
