import type { Source } from '../../protocol/source.ts';
import { toCitation } from './citing.ts';
import { sizeWords } from './files/sizes.ts';

interface SourcesProps {
  readonly sources: readonly Source[];
  /** Ids that the answer names: only these can lead back. */
  readonly named: ReadonlySet<string>;
}

/** What an answer leans on: each passage as it stands in its file. */
export function Sources({ sources, named }: SourcesProps) {
  if (sources.length === 0) return null;
  return (
    <section class="sources" aria-label="Sources">
      <p class="sources-head">
        <strong>Sources</strong> <span class="caption">word for word from your files</span>
      </p>
      <ol>
        {sources.map(({ id, title, page_or_block: place, quote, ...file }) => (
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
              <span class="source-title" title={title}>
                {title}
                {isNamedTwice(sources, title) && <span class="source-apart"> {apartWords(file)}</span>}
              </span>
              <span class="caption" title={place}>
                {place}
              </span>
            </p>
            <blockquote class="source-quote">{quote}</blockquote>
          </li>
        ))}
      </ol>
    </section>
  );
}

function isNamedTwice(sources: readonly Source[], title: string): boolean {
  return new Set(sources.filter((one) => one.title === title).map(({ file }) => file)).size > 1;
}

/** What tells files of one name apart, for people. */
function apartWords({ size, created_at: at }: Pick<Source, 'size' | 'created_at'>): string {
  if (size === undefined || at === undefined) return '';
  return `(${sizeWords(size)}, ${new Date(at).toLocaleString('en', { dateStyle: 'medium', timeStyle: 'medium' })})`;
}
