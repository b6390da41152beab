import { useState } from 'preact/hooks';
import { Icon } from '../parts/icon.tsx';
import { hrefOf } from '../place.ts';
import type { LiveJob } from '../use-job.ts';
import { useCommands } from '../parts/steer/use-commands.ts';
import { dayAndTime, titled } from '../parts/words.ts';

const ANSWERS: Readonly<Record<string, string>> = {
  approve: 'Go on',
  again: 'Do the pass again',
  stop: 'End here',
  undo: 'Take the pass back',
};
/** Where the question is about all passes at once. */
const OF_THE_WHOLE: Readonly<Record<string, string>> = {
  approve: 'Finish',
  again: 'Do the last pass again',
  undo: 'Take everything back',
};

const SPECIAL: Readonly<Record<'between' | 'last' | 'whole', Readonly<Record<string, string>>>> = {
  between: {},
  last: { approve: 'Finish' },
  whole: OF_THE_WHOLE,
};

/** The question that the job waits on, with its answers as buttons. */
export function Gate({ job, state: { input, status, passes } }: Pick<LiveJob, 'job' | 'state'>) {
  const [given, setGiven] = useState<string>();
  const { say, refused } = useCommands(status);
  const [words, setWords] = useState('');
  const refusal =
    refused === undefined ? null : (
      <p class="small bad" role="alert">
        {refused}
      </p>
    );
  if (!input) return refusal;
  const answer = async (value: string) => {
    setGiven(input.input);
    if (!(await say('Your answer was not taken', () => job.respond(value, input.input)))) setGiven(undefined);
  };
  const busy = given === input.input;
  const { choices, expires_at, fallback, about } = input;
  const when = about?.whole ? 'whole' : about && about.pass === passes.at(-1)?.pass ? 'last' : 'between';
  return (
    <section class="gate" aria-label="The job asks" aria-live="polite">
      <p class="gate-head">
        <Icon name="note" /> <strong>The job waits for you</strong>
      </p>
      <p>{input.question}</p>
      {about ? <a href={hrefOf({ at: 'job', id: job.id, view: 'review' })}>Look at the changes first</a> : null}
      {choices ? (
        <div class="gate-choices">
          {choices.map((choice, index) => (
            <button
              key={choice}
              type="button"
              class={`button ${index === 0 ? 'primary' : ''}`}
              disabled={busy}
              onClick={() => void answer(choice)}
            >
              {wordsFor(choice, when)}
            </button>
          ))}
        </div>
      ) : (
        <form
          class="gate-choices"
          onSubmit={(event) => {
            event.preventDefault();
            void answer(words);
          }}
        >
          <input
            class="input"
            aria-label="Your answer"
            value={words}
            onInput={({ currentTarget }) => setWords(currentTarget.value)}
          />
          <button type="submit" class="button primary" disabled={busy || words.trim() === ''}>
            Answer
          </button>
        </form>
      )}
      {expires_at === undefined || fallback === undefined ? null : (
        <p class="caption">
          Without an answer by {dayAndTime(expires_at)}: {wordsFor(fallback, when).toLowerCase()}.
        </p>
      )}
      {refusal}
    </section>
  );
}

function wordsFor(choice: string, when: keyof typeof SPECIAL): string {
  return SPECIAL[when][choice] ?? ANSWERS[choice] ?? titled(choice);
}
