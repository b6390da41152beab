import { useRef, useState } from 'preact/hooks';
import { isTerminal, type JobStatus } from '../../../protocol/status.ts';
import { useKeys } from '../keys/use-keys.ts';
import { ModeChoice } from './mode-choice.tsx';
import type { Steering } from './use-steering.ts';
import { WordsBox } from './words-box.tsx';

interface SteerFormProps {
  readonly steering: Steering;
  readonly status: JobStatus;
  /** What could be said, to begin with. */
  readonly suggestions: readonly string[];
}

/** Where somebody says what should change. */
export function SteerForm({ steering, status, suggestions }: SteerFormProps) {
  const ended = isTerminal(status);
  const { text, setText, send, refused } = steering;
  // Taken away from under the fingers, it would leave what is typed next to the keys of the page.
  const [typing, setTyping] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  useKeys({ s: () => box.current?.focus() });
  const sendOn = () => {
    send();
    box.current?.focus();
  };
  return (
    <>
      {ended && !typing ? null : (
        <form
          class="steer-form"
          onSubmit={(event) => {
            event.preventDefault();
            sendOn();
          }}
        >
          <WordsBox
            id="steer"
            label="What should change"
            placeholder="Say what should change from here on"
            text={text}
            onText={setText}
            onSend={sendOn}
            sendLabel="Send"
            box={box}
            onFocus={() => setTyping(true)}
            onBlur={() => setTyping(false)}
          >
            <ModeChoice {...steering} />
          </WordsBox>
          {ended ? <p class="caption">The job has ended: nothing that you write changes it.</p> : null}
          {text === '' && !ended && suggestions.length > 0 ? (
            <p class="chips suggestions">
              {suggestions.map((words) => (
                <button
                  key={words}
                  type="button"
                  class="chip"
                  onClick={() => {
                    setText(words);
                    box.current?.focus();
                  }}
                >
                  {words}
                </button>
              ))}
            </p>
          ) : null}
        </form>
      )}
      {refused ? (
        <p class="small bad" role="alert">
          {refused}
        </p>
      ) : null}
    </>
  );
}
