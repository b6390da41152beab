import { counted } from '../parts/words.ts';
import { Icon } from '../parts/icon.tsx';
import type { Draft } from '../parts/drafts/draft.ts';
import { pastedParagraphs } from './pasted.ts';
import { SAMPLE } from '../parts/drafts/sample.ts';

/** A text that has no name, where it stands in a list. */
const TYPED = 'What you typed';

interface DraftSheetProps {
  readonly drafts: readonly Draft[];
  /** Of each draft that the server has counted. */
  readonly words: ReadonlyMap<Draft, number>;
  readonly onDrafts: (drafts: readonly Draft[]) => void;
  readonly onFiles: (files: readonly File[]) => void;
}

/** Where a text is pasted, typed or dropped; several files are listed instead. */
export function DraftSheet({ drafts, words, onDrafts, onFiles }: DraftSheetProps) {
  const [only] = drafts;
  return (
    <div class="sheet">
      {drafts.length > 1 || only?.fileId !== undefined ? (
        <ul class="file-list">
          {drafts.map((draft, index) => (
            <li key={`${draft.title} ${index}`}>
              <Icon name="file" />
              <span>{draft.title ?? TYPED}</span>
              <span class="caption">{draft.fileId === undefined ? wordsOf(words.get(draft)) : 'from your files'}</span>
              <button
                type="button"
                class="icon-button"
                aria-label={`Leave out ${draft.title ?? TYPED}`}
                onClick={() => onDrafts(drafts.filter((one) => one !== draft))}
              >
                <Icon name="cross" size={16} />
              </button>
            </li>
          ))}
        </ul>
      ) : (
        <>
          <label class="unseen" for="text">
            Your text
          </label>
          <textarea
            id="text"
            class="sheet-text"
            placeholder="Paste or type your text here."
            onPaste={paste}
            spellcheck={false}
            value={only?.text ?? ''}
            onInput={({ currentTarget: { value } }) => onDrafts(value === '' ? [] : [{ ...only, text: value }])}
          />
        </>
      )}
      <div class="sheet-foot">
        <label class="choose">
          <Icon name="file" />
          <span class="file-words">
            {drafts.length === 1 && only?.title !== undefined && only.fileId === undefined ? (
              <>
                {only.title} <span class="link">another</span>
              </>
            ) : (
              <>
                <span class="wide">
                  Drop Markdown or text files anywhere, or <span class="link">choose some</span>
                </span>
                <span class="narrow link">Choose files</span>
              </>
            )}
          </span>
          <input
            class="unseen"
            type="file"
            multiple
            accept=".md,.markdown,.txt,.text,text/plain,text/markdown"
            onChange={({ currentTarget }) => {
              // Emptied with its box, so that the same file can be chosen again: kept apart from it.
              onFiles([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
        </label>
        <span class="end">
          <button type="button" class="button plain" onClick={() => onDrafts([{ text: SAMPLE }])}>
            Try a sample
          </button>
          {drafts.length === 0 ? null : (
            <button type="button" class="button plain clear" onClick={() => onDrafts([])}>
              Clear
            </button>
          )}
        </span>
      </div>
    </div>
  );
}

function wordsOf(count: number | undefined): string {
  return count === undefined ? '' : counted(count, 'word');
}

function paste(event: ClipboardEvent): void {
  const { clipboardData: pasted } = event;
  const text = pasted && pastedParagraphs(pasted.getData('text/plain'), pasted.getData('text/html'));
  // As if it had been typed, so that undo takes it back.
  if (text && document.execCommand('insertText', false, text)) event.preventDefault();
}
