import { useRef } from 'preact/hooks';
import type { StoredFile } from '../../../client/answers/stored-file.ts';
import { Icon } from '../../parts/icon.tsx';
import { useLate } from '../../parts/use-late.ts';
import { FileRow } from './file-row.tsx';
import { sizeWords } from './sizes.ts';
import type { Choice } from './use-choice.ts';
import type { UsedFiles } from './use-files.ts';
import { readable } from './readable.ts';
import { useWords } from './use-words.ts';

/** ms in which they are there, mostly. */
const PATIENCE_MS = 300;

/** Files from which on they are too many to tick one by one. */
const MANY = 8;

interface FileListProps {
  readonly files: UsedFiles;
  readonly choice: Choice;
}

/** The files there are: which to work from, and what else can be done with each. */
export function FileList({ files: used, choice }: FileListProps) {
  const { files, error, again, more, uploads, dismiss, take } = used;
  const words = useWords(files);
  const late = useLate(!files && !error, PATIENCE_MS);
  const first = useRef(choice.chosen);
  const isMany = files !== undefined && files.length >= MANY;
  const listed = isMany ? chosenFirst(files, first.current) : files;
  const add = async (some: readonly File[]) => {
    const taken = await take(some);
    choice.add(readable(taken));
  };
  return (
    <div class="files">
      {error ? (
        <p class="notice bad small" role="alert">
          <Icon name="warn" />
          <span>
            {files ? 'The list of files is not up to date: ' : 'Your files did not load: '}
            {error.message}{' '}
            <button type="button" class="button plain" onClick={again}>
              Try again
            </button>
          </span>
        </p>
      ) : null}
      {late ? <p class="caption files-none">Looking for your files.</p> : null}
      {files?.length === 0 && uploads.length === 0 ? (
        <p class="small quiet files-none">
          No files yet. Answers lean on the text and Markdown files that you add, and say where each thing stands.
        </p>
      ) : null}
      {isMany ? (
        <p class="files-all small">
          <span class="quiet">{choice.chosen.length.toLocaleString('en')} chosen</span>
          <button type="button" class="button plain" onClick={() => choice.add(readable(files))}>
            All
          </button>
          <button type="button" class="button plain" onClick={choice.clear}>
            None
          </button>
        </p>
      ) : null}
      <ul class="file-rows">
        {uploads.map((upload, index) => (
          <li key={`${upload.name} ${index}`} class="file-row uploading">
            <Icon
              name={upload.refused === undefined ? 'file' : 'warn'}
              class={upload.refused === undefined ? '' : 'bad'}
            />
            <span class="file-name">
              <span dir="auto" title={upload.name}>
                {upload.name}
              </span>
              {upload.refused === undefined ? (
                <>
                  <progress class="upload-bar" max={1} value={upload.sent} aria-label={`Uploading ${upload.name}`} />
                  <span class="caption">
                    {Math.round(upload.sent * 100)} % of {sizeWords(upload.size)}
                  </span>
                </>
              ) : (
                <span class="small bad" role="alert">
                  Not taken: {upload.refused}
                </span>
              )}
            </span>
            <button
              type="button"
              class="icon-button"
              aria-label={`${upload.refused === undefined ? 'Stop uploading' : 'Dismiss'} ${upload.name}`}
              onClick={() => dismiss(upload)}
            >
              <Icon name="cross" size={16} />
            </button>
          </li>
        ))}
        {listed?.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            name={used.nameOf(file.id)}
            words={words.get(file.id)}
            isChosen={choice.chosen.includes(file.id)}
            onToggle={() => choice.toggle(file.id)}
            onRemove={async () => {
              await used.remove(file.id);
              choice.drop(file.id);
            }}
          />
        ))}
      </ul>
      {more ? (
        <button type="button" class="button plain" onClick={more}>
          Older files
        </button>
      ) : null}
      <label class="choose">
        <Icon name="plus" size={16} />
        <span>
          <span class="link">Add files</span> <span class="wide">or drop them anywhere</span>
        </span>
        <input
          class="unseen"
          type="file"
          multiple
          onChange={({ currentTarget }) => {
            const some = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            void add(some);
          }}
        />
      </label>
    </div>
  );
}

/** As they were chosen when the list was opened: nothing moves under who ticks. */
function chosenFirst(files: readonly StoredFile[], chosen: readonly string[]): readonly StoredFile[] {
  return files.toSorted((a, b) => Number(chosen.includes(b.id)) - Number(chosen.includes(a.id)));
}
