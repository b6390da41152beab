import { useState } from 'preact/hooks';
import { FileNames } from './files/file-names-context.ts';
import { useFiles } from './files/use-files.ts';
import { Icon } from '../parts/icon.tsx';
import { AskedList } from './asked-list.tsx';
import { NewAsk } from './new-ask.tsx';
import { Sheet } from './sheet.tsx';
import { TextPage } from './text-page.tsx';
import { Thread } from './thread.tsx';
import { type AskedBefore, useAsked } from './use-asked.ts';

/** Questions to a person's own files, and texts about topics: a new one, or one that was asked before. */
export function AskPage({ id }: { readonly id: string | undefined }) {
  const asked = useAsked(id);
  const files = useFiles(id === undefined ? undefined : revOf(asked, id));
  const [listed, setListed] = useState(false);
  const list = <AskedList asked={asked} open={id} />;
  return (
    <div class="ask">
      <aside class="ask-side" aria-label="Asked before">
        {list}
      </aside>
      <div class="ask-main">
        <button
          type="button"
          class="icon-button ask-bar"
          aria-label="Asked before"
          aria-haspopup="dialog"
          onClick={() => setListed(true)}
        >
          <Icon name="note" />
        </button>
        {id === undefined ? (
          <NewAsk files={files} />
        ) : id.startsWith('conv_') ? (
          <FileNames.Provider value={files.knownName}>
            <Thread key={id} id={id} rev={revOf(asked, id)} files={files} />
          </FileNames.Provider>
        ) : (
          <TextPage key={id} id={id} />
        )}
      </div>
      {listed ? (
        <Sheet title="Asked before" onClose={() => setListed(false)}>
          <div onClick={({ target }) => target instanceof Element && target.closest('a') && setListed(false)}>
            {list}
          </div>
        </Sheet>
      ) : null}
    </div>
  );
}

/** Another one when a question came in, and when the server can be reached again. */
function revOf({ conversations, error }: AskedBefore, id: string): string {
  return `${conversations?.find((one) => one.id === id)?.turns} ${error === undefined}`;
}
