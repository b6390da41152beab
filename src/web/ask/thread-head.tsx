import { useState } from 'preact/hooks';
import { useFocused } from '../parts/use-focused.ts';

interface ThreadHeadProps {
  readonly title: string;
  readonly onRemove: () => void;
  readonly refused: string | undefined;
}

/** What a conversation is called, and how it goes; deleting asks once. */
export function ThreadHead({ title, onRemove, refused }: ThreadHeadProps) {
  const [asking, setAsking] = useState(false);
  const focused = useFocused();
  return (
    <header class="thread-head">
      <h1 class="thread-title" dir="auto" title={title}>
        {title}
      </h1>
      {asking ? (
        <span class="thread-asks">
          <button
            type="button"
            class="button danger"
            onClick={() => {
              setAsking(false);
              onRemove();
            }}
          >
            Delete for good
          </button>
          <button ref={focused} type="button" class="button" onClick={() => setAsking(false)}>
            Keep it
          </button>
        </span>
      ) : (
        <button type="button" class="button plain" onClick={() => setAsking(true)}>
          Delete
        </button>
      )}
      {refused === undefined ? null : (
        <p class="small bad" role="alert">
          {refused}
        </p>
      )}
    </header>
  );
}
