import { isTerminal } from '../../protocol/status.ts';
import { Controls } from '../parts/steer/controls.tsx';
import type { Steering } from '../parts/steer/use-steering.ts';
import { reachWords } from '../parts/reach-words.ts';
import type { LiveJob } from '../use-job.ts';
import { SaidList } from './said-list.tsx';

interface HelmProps {
  readonly live: LiveJob;
  readonly sending: Steering['sending'];
}

/** Below an answer that is written: what was said to it, how it is heard of, and what holds it or ends it. */
export function Helm({ live: { job, state, reach }, sending }: HelmProps) {
  if (state.seq === 0) return null;
  const going = !isTerminal(state.status);
  return (
    <div class="helm">
      {going ? <SaidList state={state} sending={sending} /> : null}
      <div class="helm-row">
        {going ? (
          <span class={`reach small ${reach.status}${state.status === 'paused' ? ' still' : ''}`} role="status">
            <span class="reach-dot" aria-hidden="true" />
            {reachWords(reach, state.status)}
          </span>
        ) : null}
        <Controls job={job} state={state} cancels="Stop writing" />
      </div>
    </div>
  );
}
