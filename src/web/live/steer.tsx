import { useRef, useState } from 'preact/hooks';
import type { FeedbackMode } from '../../protocol/events.ts';
import { isTerminal } from '../../protocol/status.ts';
import { uuid } from '../../client/uuid.ts';
import { useKeys } from '../keys/use-keys.ts';
import { Icon } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { Gate } from './gate.tsx';
import { remember } from './mine.ts';
import type { Tally } from './tally.ts';
import { Told } from './told.tsx';
import { useCommands } from './use-commands.ts';
import { useUnsent } from './use-unsent.ts';

const MODES = [
  ['steer', 'From the next block'],
  ['queue', 'From the next pass'],
  ['interrupt', 'Redo this pass'],
] as const;

const SUGGESTIONS = ['Keep British spelling', 'Only suggest from here on', 'Stop after this pass'];

interface SteerProps extends Pick<LiveJob, 'job' | 'state'> {
  readonly tallies: ReadonlyMap<number, Tally>;
}

/** Says what should change, and shows what was understood. */
export function Steer({ job, state, tallies }: SteerProps) {
  const ended = isTerminal(state.status);
  const { text, setText, sending, setSending } = useUnsent(job.id);
  const [mode, setMode] = useState<FeedbackMode>('steer');
  // Taken away from under the fingers, it would leave what is typed next to the keys of the page.
  const [typing, setTyping] = useState(false);
  const { say, refused } = useCommands(state.status);
  const box = useRef<HTMLTextAreaElement>(null);
  useKeys({ s: () => box.current?.focus() });
  const send = async () => {
    const words = text.trim();
    if (words === '') return;
    setText('');
    box.current?.focus();
    setSending((before) => [...before, words]);
    const id = uuid();
    remember(id);
    const heard = await say(`“${words}” was not heard`, () => job.say({ type: 'feedback', id, text: words, mode }));
    if (!heard) setText(words);
    setSending((before) => before.filter((one) => one !== words));
  };
  const write = (words: string) => {
    setText(words);
    box.current?.focus();
  };
  return (
    <section class="steer" aria-label="Steer">
      <div class="steer-head">
        <h2 class="panel-title">{ended ? 'What was said' : 'Steer'}</h2>
        {ended ? null : <span class="caption">Everyone watching sees this</span>}
      </div>
      <Told state={state} tallies={tallies} sending={sending} onExample={ended ? undefined : write} />
      <Gate job={job} state={state} />
      {ended && !typing ? null : (
        <form
          class="steer-form"
          onSubmit={(event) => {
            event.preventDefault();
            void send();
          }}
        >
          <div class="steer-box">
            <label class="unseen" for="steer">
              What should change
            </label>
            <textarea
              id="steer"
              ref={box}
              rows={2}
              placeholder="Say what should change from here on"
              value={text}
              onFocus={() => setTyping(true)}
              onBlur={() => setTyping(false)}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
              }}
            />
            <div class="steer-foot">
              <label class="unseen" for="steer-mode">
                When
              </label>
              <select
                id="steer-mode"
                class="quiet-select"
                value={mode}
                onChange={({ currentTarget }) => setMode(modeOf(currentTarget.value))}
              >
                {MODES.map(([value, name]) => (
                  <option key={value} value={value}>
                    {name}
                  </option>
                ))}
              </select>
              <kbd aria-hidden="true">Ctrl ↵</kbd>
              <button type="submit" class="send" aria-label="Send" disabled={text.trim() === ''}>
                <Icon name="up" />
              </button>
            </div>
          </div>
          {ended ? <p class="caption">The job has ended: nothing that you write changes it.</p> : null}
          {text === '' && !ended ? (
            <p class="chips suggestions">
              {SUGGESTIONS.map((words) => (
                <button key={words} type="button" class="chip" onClick={() => write(words)}>
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
    </section>
  );
}

function modeOf(value: string): FeedbackMode {
  return MODES.find(([mode]) => mode === value)?.[0] ?? 'steer';
}
