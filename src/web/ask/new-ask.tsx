import { FileList } from './files/file-list.tsx';
import { readable } from './files/readable.ts';
import { useChoice } from './files/use-choice.ts';
import type { UsedFiles } from './files/use-files.ts';
import { useTicked } from './files/use-ticked.ts';
import { useKept } from '../parts/use-kept.ts';
import { PHONE, useMedia } from '../parts/use-media.ts';
import { useRemembered } from '../parts/use-remembered.ts';
import { useTitle } from '../parts/use-title.ts';
import { SAMPLE } from '../parts/drafts/sample.ts';
import { Segmented } from '../parts/segmented.tsx';
import { SelectRow } from '../parts/select-row.tsx';
import { useDropped } from '../parts/use-dropped.ts';
import { ChoiceList } from './choice-list.tsx';
import { UNFOUNDED } from './unfounded.ts';
import { Refused } from './refused.tsx';
import { useAsk } from './use-ask.ts';
import { useModel } from '../parts/use-model.ts';
import { useTyped } from '../parts/use-typed.ts';
import { LEVELS, valuesOf, WANTS, WAYS } from './ways.ts';

/** What the sample has an answer to. */
const SAMPLE_QUESTION = 'What do the figures miss?';

const NONE: readonly string[] = [];

/** A question, or a topic, and what it is to lean on. */
export function NewAsk({ files }: { readonly files: UsedFiles }) {
  useTitle('Ask');
  const { busy, refused, ask, generate } = useAsk();
  const [text, setText] = useTyped('new');
  const [want, setWant] = useRemembered('ask want', 'answer');
  const [way, setWay] = useKept('redraft.way', 'auto', valuesOf(WAYS));
  const [level, setLevel] = useKept('redraft.level', 'intermediate', valuesOf(LEVELS));
  const [picked = NONE, setPicked] = useTicked('new');
  const phone = useMedia(PHONE);
  const hasModel = useModel();
  const chosen = picked.filter((id) => !files.isGone(id));
  const choice = useChoice(chosen, setPicked);
  const answers = want === 'answer';
  const isOutOfReach = hasModel === false && (!answers || chosen.length === 0);
  const over = useDropped(async (some) => {
    choice.add(readable(await files.take(some)));
  });
  const trySample = async () => {
    const sample = new File([SAMPLE], 'the-quietest-room.md', { type: 'text/markdown' });
    choice.add(readable(await files.take([sample])));
    setText(SAMPLE_QUESTION);
  };
  const send = async () => {
    const message = text.trim();
    if (message === '' || busy || files.isUploading || isOutOfReach) return;
    const sent = answers
      ? await ask({ message, files: chosen, route: way })
      : await generate({ topic: message, kind: want, level });
    if (sent) setText('');
  };
  return (
    <form
      class={`start ask-new${over ? ' over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send();
      }}
    >
      <div class="start-columns">
        <div class="ask-left">
          <h1 class="page-title">{answers ? 'Ask your files' : 'Have something written'}</h1>
          <div class="ask-sheet">
            <label class="unseen" for="question">
              {answers ? 'Your question' : 'Topic'}
            </label>
            <textarea
              id="question"
              dir="auto"
              class="sheet-text"
              rows={5}
              placeholder={answers ? 'What do you want to know, or to have written?' : 'What is it to be about?'}
              maxLength={answers ? 32_000 : 2_000}
              value={text}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
          </div>
          {answers && hasModel && chosen.length === 0 ? <p class="small quiet">{UNFOUNDED}</p> : null}
          {refused ? (
            <Refused
              error={refused}
              isModelless={refused.code === 'UNAVAILABLE' && hasModel === false}
              needsModel={!answers}
            />
          ) : null}
          {answers ? (
            <section aria-label="Files to work from">
              <h2 class="panel-label">Files to work from</h2>
              <FileList files={files} choice={choice} />
              {files.files?.length === 0 && files.uploads.length === 0 ? (
                <button type="button" class="button plain" onClick={() => void trySample()}>
                  Try it with a sample
                </button>
              ) : null}
            </section>
          ) : null}
        </div>
        <div class="choices">
          <ChoiceList name="want" title="What you want" choices={WANTS} chosen={want} onChoose={setWant} />
          {!answers ? (
            <Segmented name="level" title="For whom" choices={LEVELS} value={level} onChoose={setLevel} />
          ) : phone ? (
            <SelectRow title="How long" choices={WAYS} value={way} onChoose={setWay} />
          ) : (
            <ChoiceList name="way" title="How long" choices={WAYS} chosen={way} onChoose={setWay} />
          )}
          <div class="go">
            <button
              type="submit"
              class="button primary big"
              disabled={text.trim() === '' || busy || files.isUploading || isOutOfReach}
            >
              {buttonWords(answers, busy, files.isUploading)}{' '}
              <kbd class="chord" aria-hidden="true">
                Ctrl ↵
              </kbd>
            </button>
            <p class="small quiet estimate" aria-live="polite">
              {hintOf(answers, hasModel, chosen.length)}
            </p>
          </div>
        </div>
      </div>
    </form>
  );
}

/** What will become of it, as far as that is known. */
function hintOf(answers: boolean, hasModel: boolean | undefined, files: number): string {
  if (hasModel !== false) return answers && files > 0 ? 'Each thing said names the passage it leans on.' : '';
  if (!answers) return 'No model is set up here, and this needs one.';
  return files > 0
    ? 'No model is set up here: the answer is quoted from your files.'
    : 'No model is set up here: choose files to have the answer quoted from them.';
}

function buttonWords(answers: boolean, busy: boolean, isUploading: boolean): string {
  if (isUploading) return 'Uploading';
  return busy ? 'Asking' : answers ? 'Ask' : 'Write';
}
