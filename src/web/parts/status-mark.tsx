import type { JobStatus } from '../../protocol/status.ts';
import { Icon, type IconName, Spinner } from './icon.tsx';

const ICONS: Readonly<Partial<Record<JobStatus, IconName>>> = {
  pausing: 'pause',
  paused: 'pause',
  awaiting_input: 'note',
  completed: 'tick',
  failed: 'warn',
  cancelled: 'slash',
};

/** A status by its shape; the word stands beside it. */
export function StatusMark({ status }: { readonly status: JobStatus }) {
  const icon = ICONS[status];
  return (
    <span class={`status-mark ${status}`}>
      {status === 'running' || status === 'cancelling' ? (
        <Spinner size={18} />
      ) : icon ? (
        <Icon name={icon} size={status === 'completed' ? 13 : 18} />
      ) : null}
    </span>
  );
}
