import type { Command } from '../../protocol/commands.ts';
import { ERRORS, type ErrorCode } from '../../protocol/errors.ts';
import { STATUSES } from '../../protocol/status.ts';
import type { Api } from '../api.ts';
import { RedraftError } from '../redraft-error.ts';
import type { Dial } from './transport.ts';

/**
 * Sends commands beside a transport that cannot carry them, and gives their replies as the frames they would be.
 * @param onLost nobody knows whether the server has it: the connection is given up, and the next one sends it again.
 */
export function postCommand(api: Api, { job, onFrame }: Dial, onLost: () => void): (command: Command) => void {
  return (command) => {
    api.json('POST', `/v1/jobs/${job}/commands`, { ...command }).then(
      ({ status, seq }) => {
        const known = STATUSES.find((name) => name === status);
        if (known) onFrame({ type: 'reply', id: command.id, ok: true, status: known, seq: Number(seq) });
      },
      (error: unknown) => {
        if (!(error instanceof RedraftError) || error.retryable) return onLost();
        const { code, message, retryable } = error;
        if (isErrorCode(code)) {
          onFrame({ type: 'reply', id: command.id, ok: false, error: { code, message, retryable } });
        }
      },
    );
  };
}

function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(ERRORS, code);
}
