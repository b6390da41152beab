import { useState } from 'preact/hooks';
import type { ListedJob } from '../../../protocol/listed-job.ts';
import { Icon } from '../icon.tsx';
import { Menu } from '../menu.tsx';
import { useRefusal } from '../use-refusal.ts';
import { go, hrefOf, JOB_VIEWS } from '../../place.ts';
import { redraft } from '../../redraft.ts';
import { titled } from '../words.ts';

/** What else can be done with a job that has ended; deleting asks once. */
export function RowMenu({ job: { id, title, kind } }: { readonly job: ListedJob }) {
  const [asking, setAsking] = useState(false);
  const { refused, act } = useRefusal();
  const again = async () => {
    const job = await redraft.retry(id);
    job.close();
    if (kind === 'refine') go({ at: 'job', id: job.id, view: 'run' });
  };
  return (
    <Menu class="row-menu" label={`More for ${title}`} face={<Icon name="dots" />} onClose={() => setAsking(false)}>
      {(kind === 'refine' ? JOB_VIEWS : []).map((view) => (
        <a key={view} class="menu-item" href={hrefOf({ at: 'job', id, view })}>
          {titled(view)}
        </a>
      ))}
      <button type="button" class="menu-item" onClick={() => act(again)}>
        Run again
      </button>
      {asking ? (
        <button type="button" class="menu-item bad" onClick={() => act(() => redraft.job(id).remove())}>
          Delete for good
        </button>
      ) : (
        <button type="button" class="menu-item" onClick={() => setAsking(true)}>
          Delete
        </button>
      )}
      {refused === undefined ? null : (
        <p class="small bad menu-note" role="alert">
          {refused}
        </p>
      )}
    </Menu>
  );
}
