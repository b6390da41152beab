import { useState } from 'preact/hooks';
import type { FeedbackMode } from '../../protocol/events.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { Icon } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';

const MODES = [
  ['steer', 'From the next block'],
  ['queue', 'As an extra pass'],
  ['interrupt', 'Redo this pass'],
] as const;

/** Says what should change, and shows what was understood. */
export function Steer({ job, state }: Pick<LiveJob, 'job' | 'state'>) {
  const [text, setText] = useState('');
  const [mode, setMode] = useState<FeedbackMode>('steer');
  const [refused, setRefused] = useState<string>();
  const send = async () => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    setRefused(undefined);
    try {
      await job.feedback(words, { mode });
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setRefused(error.message);
      setText(words);
    }
  };
  return (
    <section class="steer" aria-label="Steer">
      <div class="steer-head">
        <h2 class="panel-title">Steer</h2>
        <span class="small quiet">Everyone watching sees this</span>
      </div>
      <ol class="notes" aria-live="polite">
        {state.feedback.map(({ feedback, text: said, applied }) => (
          <li key={feedback}>
            <p class="note">{said}</p>
            {applied ? (
              <>
                {applied.understood.map((words) => (
                  <p key={words} class="answer">
                    <Icon name="tick" size={16} />
                    <span>
                      Understood: {words}
                      {applied.from?.block ? (
                        <>
                          ; applies from{' '}
                          <a href={`#block-${applied.from.block}`} onClick={jump(applied.from.block)}>
                            paragraph {applied.from.block.slice(1)}
                          </a>
                        </>
                      ) : null}
                      .
                    </span>
                  </p>
                ))}
                {applied.not_understood.map((words) => (
                  <p key={words} class="answer quiet">
                    <Icon name="cross" size={16} />
                    <span>Not understood: {words}</span>
                  </p>
                ))}
              </>
            ) : (
              <p class="answer quiet">Heard; it is taken up at the next block.</p>
            )}
          </li>
        ))}
      </ol>
      <form
        class="steer-box"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <label class="unseen" for="steer">
          What should change
        </label>
        <textarea
          id="steer"
          rows={2}
          placeholder="Say what should change from here on"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
        <div class="steer-foot">
          <label class="unseen" for="steer-mode">
            When
          </label>
          <select id="steer-mode" value={mode} onChange={({ currentTarget }) => setMode(modeOf(currentTarget.value))}>
            {MODES.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ''}>
            <Icon name="up" />
          </button>
        </div>
      </form>
      {refused ? (
        <p class="small" role="alert">
          {refused}
        </p>
      ) : null}
    </section>
  );
}

function modeOf(value: string): FeedbackMode {
  return MODES.find(([mode]) => mode === value)?.[0] ?? 'steer';
}

function jump(block: string) {
  return (event: Event) => {
    event.preventDefault();
    document.querySelector(`#block-${CSS.escape(block)}`)?.scrollIntoView({ block: 'center' });
  };
}
