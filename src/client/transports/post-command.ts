import type { Command } from '../../protocol/commands.ts';
import { STATUSES } from '../../protocol/status.ts';
import type { Api } from '../requests/api.ts';
import { notRedraft } from '../requests/not-redraft.ts';
import { RedraftError } from '../redraft-error.ts';
import type { Dial } from './transport.ts';

/**
 * Sends commands beside a transport that cannot carry them.
 * @param onLost nobody knows whether the server has it: it is to be sent again, by its id.
 */
export function postCommand(
  api: Api,
  { job, onFrame, onRefused }: Pick<Dial, 'job' | 'onFrame' | 'onRefused'>,
  onLost: (command: Command, error: RedraftError) => void,
): (command: Command) => void {
  const post = async (command: Command) => {
    const { id } = command;
    try {
      const { status, seq } = await api.json('POST', `/v1/jobs/${encodeURIComponent(job)}/commands`, { ...command });
      const known = STATUSES.find((name) => name === status);
      if (!known) throw notRedraft(false);
      onFrame({ type: 'reply', id, ok: true, status: known, seq: Number(seq) });
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      if (error.retryable && !error.refused) onLost(command, error);
      else onRefused(id, error);
    }
  };
  return (command) => void post(command);
}
