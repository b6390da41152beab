import type { JobState } from '../../protocol/fold/state.ts';
import { JumpLink } from '../parts/jump-link.tsx';
import type { SaidWords } from '../parts/steer/said.tsx';
import type { Modes } from '../parts/steer/use-steering.ts';
import { partId } from './answer-view.tsx';

const BY_SECTION: Modes = [
  ['steer', 'From the next section'],
  ['queue', 'From the next stage'],
  ['interrupt', 'Write this stage anew'],
];
/** What is written in one go has no next section. */
const IN_ONE: Modes = [['interrupt', 'It is begun anew with your words']];

/** When words to an answer count. */
export function modesOf({ passes }: Pick<JobState, 'passes'>): Modes {
  return passes.length === 1 ? IN_ONE : BY_SECTION;
}

const STAGES: Readonly<Record<string, string>> = {
  answer: 'the short answer',
  outline: 'the plan of the sections',
  draft: 'the draft',
  revise: 'the second reading',
};

/** How it is spoken of words to an answer, as far as it is. */
export function saidWords({ job, passes, blocks }: Pick<JobState, 'job' | 'passes' | 'blocks'>): SaidWords {
  return {
    modes: { queue: 'from the next stage', interrupt: 'written anew' },
    heard: 'Heard; it is taken up with the next section.',
    advises: true,
    from(from) {
      if (from === undefined || passes.length === 1) return null;
      const text = blocks.find(({ id }) => id === from.block)?.text ?? '';
      const [, title] = /^\n?## (.+)/.exec(text) ?? [];
      if (from.block !== undefined && title !== undefined)
        return <JumpLink to={partId(job, from.block)}>“{title}”</JumpLink>;
      return STAGES[passes.find(({ pass }) => pass === from.pass)?.name ?? ''] ?? null;
    },
  };
}
