import { useState } from 'preact/hooks';
import { useFocused } from '../parts/use-focused.ts';
import { Icon } from '../parts/icon.tsx';
import { useAfterlife } from './use-afterlife.ts';

/** An ended job can run again, or go; deleting asks once. */
export function EndedControls({ id }: { readonly id: string }) {
  const { retry, remove, refused } = useAfterlife(id);
  const [asking, setAsking] = useState(false);
  const focused = useFocused();
  return (
    <div class={`controls${asking ? ' asking' : ''}`}>
      {asking ? (
        <>
          <button type="button" class="button danger" onClick={remove}>
            Delete for good
          </button>
          <button ref={focused} type="button" class="button" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </>
      ) : (
        <>
          <button type="button" class="button" onClick={retry}>
            <Icon name="again" size={16} /> Run again
          </button>
          <button type="button" class="button" onClick={() => setAsking(true)}>
            Delete
          </button>
        </>
      )}
      <p class="caption">Running again makes a new job; deleting takes every version with it.</p>
      {refused === undefined ? null : (
        <p class="small bad" role="alert">
          {refused}
        </p>
      )}
    </div>
  );
}
