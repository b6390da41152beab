import { Icon } from '../parts/icon.tsx';
import { counted, dayAndTime, titled } from '../parts/words.ts';
import { hrefOf } from '../place.ts';
import type { AskedBefore } from './use-asked.ts';

interface AskedListProps {
  readonly asked: AskedBefore;
  /** The conversation or text that is open. */
  readonly open: string | undefined;
}

/** What was asked before, to go on with. */
export function AskedList({ asked: { conversations, texts, error, more, again }, open }: AskedListProps) {
  return (
    <div class="asked">
      <a class="button" href={hrefOf({ at: 'ask' })} aria-current={open === undefined ? 'page' : undefined}>
        <Icon name="plus" size={16} /> New question
      </a>
      {error ? (
        <p class="small bad" role="alert">
          {conversations ? 'The list is not up to date. ' : 'The list did not load. '}
          <button type="button" class="button plain" onClick={again}>
            Try again
          </button>
        </p>
      ) : null}
      {conversations?.length === 0 && texts.length === 0 ? (
        <p class="small quiet asked-none">What you ask is kept here, to go on with.</p>
      ) : null}
      {conversations && conversations.length > 0 ? (
        <nav aria-labelledby="asked-conversations">
          <h2 id="asked-conversations" class="panel-label">
            Conversations
          </h2>
          <ol>
            {conversations.map(({ id, title, turns, updated_at: at }) => (
              <Entry
                key={id}
                id={id}
                title={title}
                note={`${counted(turns, 'question')}, ${dayAndTime(at)}`}
                isOpen={id === open}
              />
            ))}
          </ol>
          {more ? (
            <button type="button" class="button plain" onClick={more}>
              Older ones
            </button>
          ) : null}
        </nav>
      ) : null}
      {texts.length > 0 ? (
        <nav aria-labelledby="asked-texts">
          <h2 id="asked-texts" class="panel-label">
            Texts
          </h2>
          <ol>
            {texts.map(({ id, title, strategy, created_at: at }) => (
              <Entry
                key={id}
                id={id}
                title={title}
                note={`${titled(strategy)}, ${dayAndTime(at)}`}
                isOpen={id === open}
              />
            ))}
          </ol>
        </nav>
      ) : null}
    </div>
  );
}

interface EntryProps {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly isOpen: boolean;
}

function Entry({ id, title, note, isOpen }: EntryProps) {
  return (
    <li>
      <a class="asked-entry" href={hrefOf({ at: 'ask', id })} title={title} aria-current={isOpen ? 'page' : undefined}>
        <span class="asked-title" dir="auto">
          {title}
        </span>
        <span class="caption">{note}</span>
      </a>
    </li>
  );
}
