import { useRef, useState } from 'preact/hooks';
import { FileList } from './files/file-list.tsx';
import { useDropped } from '../parts/use-dropped.ts';
import { useKept } from '../parts/use-kept.ts';
import { Icon } from '../parts/icon.tsx';
import { useChoice } from './files/use-choice.ts';
import type { UsedFiles } from './files/use-files.ts';
import { counted } from '../parts/words.ts';
import { Refused } from './refused.tsx';
import { Sheet } from './sheet.tsx';
import { useAsk } from './use-ask.ts';
import { useModel } from './use-model.ts';
import { useTyped } from '../parts/use-typed.ts';
import { valuesOf, WAYS } from './ways.ts';

interface ComposerProps {
  readonly conversation: string;
  /** Ids of the files that the last question leant on. */
  readonly before: readonly string[];
  readonly files: UsedFiles;
}

/** Where a conversation goes on. */
export function Composer({ conversation, before, files }: ComposerProps) {
  const { busy, refused, ask } = useAsk();
  const [text, setText] = useTyped(conversation);
  const [way, setWay] = useKept('redraft.way', 'auto', valuesOf(WAYS));
  const [picked, setPicked] = useState<readonly string[]>();
  const [choosing, setChoosing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const chosen = picked ?? before.filter((id) => !files.isGone(id));
  const choice = useChoice(chosen, setPicked);
  const isOutOfReach = useModel() === false && chosen.length === 0;
  useDropped(async (some) => {
    setChoosing(true);
    choice.add((await files.take(some)).map(({ id }) => id));
  });
  const send = async () => {
    const message = text.trim();
    if (message === '' || busy || files.isUploading || isOutOfReach) return;
    const question = { message, conversation_id: conversation, files: chosen, route: way };
    if (await ask(question)) setText('');
    box.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {refused ? (
        <Refused
          error={refused}
          isModelless={refused.code === 'UNAVAILABLE' && chosen.length === 0}
          needsModel={false}
        />
      ) : null}
      {isOutOfReach ? (
        <p class="small quiet">No model is set up here: choose files to have the answer quoted from them.</p>
      ) : null}
      <div class="steer-box composer-box">
        <label class="unseen" for="question">
          Your next question
        </label>
        <textarea
          id="question"
          ref={box}
          rows={2}
          placeholder="Ask further"
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
          }}
        />
        <div class="composer-foot">
          <button type="button" class="button plain" onClick={() => setChoosing(true)}>
            <Icon name="file" size={16} /> {filesWords(chosen.length, files.isUploading)}
          </button>
          <label class="unseen" for="way">
            How long
          </label>
          <select
            id="way"
            class="quiet-select"
            value={way}
            onChange={({ currentTarget }) => setWay(currentTarget.value)}
          >
            {WAYS.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
          <span class="caption composer-about">{WAYS.find(([value]) => value === way)?.[2]}</span>
          <kbd aria-hidden="true">Ctrl ↵</kbd>
          <button
            type="submit"
            class="send"
            aria-label="Ask"
            disabled={text.trim() === '' || busy || files.isUploading || isOutOfReach}
          >
            <Icon name="up" />
          </button>
        </div>
      </div>
      {choosing ? (
        <Sheet title="Files to work from" onClose={() => setChoosing(false)}>
          <FileList files={files} choice={choice} />
        </Sheet>
      ) : null}
    </form>
  );
}

function filesWords(count: number, isUploading: boolean): string {
  if (isUploading) return 'Uploading';
  return count === 0 ? 'No files' : counted(count, 'file');
}
