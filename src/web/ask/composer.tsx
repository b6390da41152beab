import { useEffect, useRef, useState } from 'preact/hooks';
import { useKeys } from '../parts/keys/use-keys.ts';
import { ModeChoice } from '../parts/steer/mode-choice.tsx';
import type { Steering } from '../parts/steer/use-steering.ts';
import { WordsBox } from '../parts/steer/words-box.tsx';
import { useDropped } from '../parts/use-dropped.ts';
import { useKept } from '../parts/use-kept.ts';
import { FileList } from './files/file-list.tsx';
import { readable } from './files/readable.ts';
import { useChoice } from './files/use-choice.ts';
import type { UsedFiles } from './files/use-files.ts';
import { useTicked } from './files/use-ticked.ts';
import { QuestionChoices } from './question-choices.tsx';
import { Refused } from './refused.tsx';
import { UNFOUNDED } from './unfounded.ts';
import { Sheet } from './sheet.tsx';
import { useAsk } from './use-ask.ts';
import { useModel } from '../parts/use-model.ts';
import { valuesOf, WAYS } from './ways.ts';

interface ComposerProps {
  readonly conversation: string;
  /** Ids of the files that the last question leant on. */
  readonly before: readonly string[];
  readonly files: UsedFiles;
  /** With what is typed, whatever it is for. */
  readonly steering: Steering;
  /** The last answer is written: what is typed is the next question, and no word to the answer. */
  readonly isWritten: boolean;
  /** A question is under way. */
  readonly onAsked: () => void;
}

/** Where a conversation goes on: one box, whose words go to the answer while it is written. */
export function Composer({ conversation, before, files, steering, isWritten, onAsked }: ComposerProps) {
  const { busy, refused, ask } = useAsk();
  const { text, setText } = steering;
  const [way, setWay] = useKept('redraft.way', 'auto', valuesOf(WAYS));
  const [picked, setPicked] = useTicked(conversation);
  const [choosing, setChoosing] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const hasModel = useModel();
  const chosen = (picked ?? before).filter((id) => !files.isGone(id));
  const choice = useChoice(chosen, setPicked);
  const isOutOfReach = hasModel === false && chosen.length === 0;
  const isLeft = useLeft(isWritten, text);
  useKeys({ s: () => box.current?.focus() });
  useDropped(async (some) => {
    setChoosing(true);
    choice.add(readable(await files.take(some)));
  });
  const askFurther = async () => {
    const message = text.trim();
    if (message === '' || busy || files.isUploading || isOutOfReach) return;
    if (!(await ask({ message, conversation_id: conversation, files: chosen, route: way }))) return;
    setText('');
    onAsked();
  };
  const send = () => {
    if (isWritten) void askFurther();
    else steering.send();
    box.current?.focus();
  };
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {refused ? (
        <Refused
          error={refused}
          isModelless={refused.code === 'UNAVAILABLE' && chosen.length === 0}
          needsModel={false}
        />
      ) : null}
      {steering.refused ? (
        <p class="small bad" role="alert">
          {steering.refused}
        </p>
      ) : null}
      {isLeft ? (
        <p class="small quiet" role="status">
          The answer had ended by then: what you typed is your next question.
        </p>
      ) : null}
      {isWritten && isOutOfReach ? (
        <p class="small quiet">No model is set up here: choose files to have the answer quoted from them.</p>
      ) : null}
      {isWritten && hasModel && chosen.length === 0 ? <p class="small quiet">{UNFOUNDED}</p> : null}
      <WordsBox
        id="question"
        label={isWritten ? 'Your next question' : 'What should change'}
        placeholder={isWritten ? 'Ask further' : 'Say what should change from here on'}
        text={text}
        onText={setText}
        onSend={send}
        sendLabel={isWritten ? 'Ask' : 'Send'}
        isHeld={isWritten && (busy || files.isUploading || isOutOfReach)}
        box={box}
      >
        {isWritten ? (
          <QuestionChoices
            files={chosen.length}
            isUploading={files.isUploading}
            onFiles={() => setChoosing(true)}
            way={way}
            onWay={setWay}
          />
        ) : (
          <ModeChoice {...steering} />
        )}
      </WordsBox>
      {choosing ? (
        <Sheet title="Files to work from" onClose={() => setChoosing(false)}>
          <FileList files={files} choice={choice} />
        </Sheet>
      ) : null}
    </form>
  );
}

/** Whether words were meant for an answer that ended before they were sent. */
function useLeft(isWritten: boolean, text: string): boolean {
  const [isLeft, setLeft] = useState(false);
  const was = useRef(isWritten);
  useEffect(() => {
    if (isWritten !== was.current) setLeft(isWritten && text.trim() !== '');
    was.current = isWritten;
  }, [isWritten]);
  return isLeft && text !== '';
}
