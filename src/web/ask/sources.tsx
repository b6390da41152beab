import type { Source } from '../../protocol/source.ts';
import { toCitation } from './citing.ts';

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
        {sources.map(({ id, title, page_or_block: place, quote }) => (
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
