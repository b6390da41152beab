import type { ListedJob } from '../../../protocol/listed-job.ts';
import type { Place } from '../../place.ts';

/** Where a job is looked at: a turn with its conversation, a text where it is written, a refinement where it is reviewed. */
export function placeOfJob({ id, kind, conversation, status }: ListedJob): Place {
  if (conversation !== null) return { at: 'ask', id: conversation };
  if (kind === 'generate') return { at: 'ask', id };
  return { at: 'job', id, view: status === 'completed' ? 'review' : 'run' };
}
