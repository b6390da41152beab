import { useContext } from 'preact/hooks';
import type { Source } from '../../protocol/source.ts';
import { dayAndTime } from '../parts/words.ts';
import { toCitation } from './citing.ts';
import { FileNames } from './files/file-names-context.ts';
import { sizeWords } from './files/sizes.ts';

interface SourcesProps {
  readonly sources: readonly Source[];
  /** Ids that the answer names: only these can lead back. */
  readonly named: ReadonlySet<string>;
}

/** What an answer leans on: each passage as it stands in its file. */
export function Sources({ sources, named }: SourcesProps) {
  const nameOf = useContext(FileNames);
  if (sources.length === 0) return null;
  // The last word on an answer lists them by their worth: before a reader’s eyes they keep their places.
  const inOrder = sources.toSorted((one, other) => Number(one.id) - Number(other.id));
  return (
    <section class="sources" aria-label="Sources">
      <p class="sources-head">
        <strong>Sources</strong> <span class="caption">word for word from your files</span>
      </p>
      <ol>
        {inOrder.map(({ id, title, page_or_block: place, quote, ...file }) => (
          <li key={id} class="source" data-source={id} tabIndex={-1}>
            <p class="source-head">
              {named.has(id) ? (
                <button
                  type="button"
                  class="cite"
                  aria-label={`Source ${id}, back to the answer`}
                  onClick={({ currentTarget }) => toCitation(currentTarget, id)}
                >
                  {id}
                </button>
              ) : (
                <span class="cite">{id}</span>
              )}
              <span class="source-title" dir="auto">
                {nameOf(file.file) ?? title}
                {nameOf(file.file) === undefined && isNamedTwice(sources, title) ? (
                  <span class="source-apart"> {apartWords(file)}</span>
                ) : null}
              </span>
              <span class="caption" dir="auto" title={place}>
                {place}
              </span>
            </p>
            <blockquote class="source-quote" dir="auto">
              {quote}
            </blockquote>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isNamedTwice(sources: readonly Source[], title: string): boolean {
  return new Set(sources.filter((one) => one.title === title).map(({ file }) => file)).size > 1;
}

/** What tells files of one name apart, where the list does not know them any more. */
function apartWords({ size, created_at: at }: Pick<Source, 'size' | 'created_at'>): string {
  if (size === undefined || at === undefined) return '';
  return `(${sizeWords(size)}, added ${dayAndTime(at)})`;
}
