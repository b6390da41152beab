import { useState } from 'preact/hooks';
import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { counted, dayAndTime } from '../../parts/words.ts';
import { Icon } from '../../parts/icon.tsx';
import { Menu } from '../../parts/menu.tsx';
import { useRefusal } from '../../parts/use-refusal.ts';
import { hrefOf } from '../../place.ts';
import { keepFile } from '../../parts/drafts/use-drafts.ts';
import { isReadable } from './readable.ts';
import { sizeWords } from './sizes.ts';

interface FileRowProps {
  readonly file: StoredFile;
  /** As it is told apart from others. */
  readonly name: string;
  /** undefined while they are not counted. */
  readonly words: number | undefined;
  readonly isChosen: boolean;
  readonly onToggle: () => void;
  /** Rejects with a RedraftError. */
  readonly onRemove: () => Promise<void>;
}

/** A file to tick, with what else can be done with it; deleting asks once. */
export function FileRow({ file, name, words, isChosen, onToggle, onRemove }: FileRowProps) {
  const { id, size, created_at: added } = file;
  const isRead = isReadable(file);
  const [asking, setAsking] = useState(false);
  const { refused, act } = useRefusal();
  return (
    <li class="file-row">
      <label class="file-choice">
        <input type="checkbox" checked={isChosen && isRead} disabled={!isRead} onChange={onToggle} />
        <span class="file-name">
          <span dir="auto" title={name}>
            {name}
          </span>
          <span class="caption">
            {sizeWords(size)}
            {words === undefined ? null : `, ${counted(words, 'word')}`}, added {dayAndTime(added)}
            {isRead ? null : '. Too large to work from.'}
          </span>
        </span>
      </label>
      <Menu class="row-menu" label={`More for ${name}`} face={<Icon name="dots" />} onClose={() => setAsking(false)}>
        {isRead ? (
          <a class="menu-item" href={hrefOf({ at: 'new' })} onClick={() => keepFile(file)}>
            Refine this
          </a>
        ) : null}
        <a class="menu-item" href={`/v1/files/${id}/download`} download={file.name}>
          Download
        </a>
        {asking ? (
          <button type="button" class="menu-item bad" onClick={() => act(onRemove)}>
            Delete for good
          </button>
        ) : (
          <button type="button" class="menu-item" onClick={() => setAsking(true)}>
            Delete
          </button>
        )}
        <p class="caption menu-note">What was made from it stays.</p>
        {refused === undefined ? null : (
          <p class="small bad menu-note" role="alert">
            {refused}
          </p>
        )}
      </Menu>
    </li>
  );
}
