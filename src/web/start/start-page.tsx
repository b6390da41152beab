import { useState } from 'preact/hooks';
import { DIALECT_NAMES } from '../../protocol/directives/directives.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { Icon } from '../parts/icon.tsx';
import { useModel } from '../parts/use-model.ts';
import { useRemembered } from '../parts/use-remembered.ts';
import { useKept } from '../parts/use-kept.ts';
import { useLate } from '../parts/use-late.ts';
import { useTitle } from '../parts/use-title.ts';
import { go } from '../place.ts';
import { redraft } from '../redraft.ts';
import { handOver } from '../use-job.ts';
import { APPLY, REVIEW, SPELLINGS } from './choices.ts';
import { inputOf, isEmpty, readFiles } from '../parts/drafts/draft.ts';
import { guessDialect } from './guess-dialect.ts';
import { PassChoice } from './pass-choice.tsx';
import { Recent } from './recent.tsx';
import { Segmented } from '../parts/segmented.tsx';
import { SelectRow } from '../parts/select-row.tsx';
import { DraftSheet } from './draft-sheet.tsx';
import { Snippets } from './snippets.tsx';
import { StrategyChoice } from './strategy-choice.tsx';
import { useDrafts } from '../parts/drafts/use-drafts.ts';
import { useSendKey } from './use-send-key.ts';
import { useDropped } from '../parts/use-dropped.ts';
import { useEstimate } from './use-estimate.ts';
import { WritingChoice } from './writing-choice.tsx';
import { useStrategies } from './use-strategies.ts';

/** ms in which a job is accepted, mostly. */
const LATE_MS = 2_000;

/** From page to run in one click. @param asksKey the server asks for a key, and so code has to give one */
export function StartPage({ asksKey }: { readonly asksKey: boolean }) {
  useTitle('');
  const [drafts, setDrafts] = useDrafts();
  const { strategies, passes: allPasses } = useStrategies();
  const [kept, setStrategy] = useKept('redraft.strategy', 'standard');
  const strategy = strategies.some(({ name }) => name === kept) ? kept : 'standard';
  const offered = strategies.find(({ name }) => name === strategy);
  const [passes, setPasses] = useState<readonly string[]>();
  const [picked, setPicked] = useState<string>();
  const [apply, setApply] = useKept('redraft.apply', 'auto', namesOf(APPLY));
  const [review, setReview] = useKept('redraft.review', 'none', namesOf(REVIEW));
  const [problems, setProblems] = useState<readonly string[]>([]);
  const [starting, setStarting] = useState(false);
  const guessed = guessDialect(drafts[0]?.text ?? '');
  const dialect = picked ?? 'auto';
  const hasModel = useModel() === true;
  const [tone, setTone] = useRemembered('start tone', '');
  const [audience, setAudience] = useRemembered('start audience', '');
  const isToned = hasModel && (passes ?? offered?.passes)?.includes('tone') === true;
  const options = {
    strategy,
    ...(passes ? { passes } : {}),
    dialect,
    apply,
    ...(review === 'none' ? {} : { review }),
    ...(isToned && tone !== '' ? { tone } : {}),
    ...(isToned && audience !== '' ? { audience } : {}),
  };
  const { said, words } = useEstimate(drafts, options);
  const late = useLate(starting, LATE_MS);
  const empty = drafts.every(isEmpty);

  const start = async () => {
    if (empty || starting) return;
    setStarting(true);
    setProblems([]);
    try {
      for (const [index, draft] of drafts.entries()) {
        // oxlint-disable-next-line no-await-in-loop
        const job = await redraft.refine({ ...inputOf(draft), ...options });
        if (drafts.length === 1) {
          handOver(job);
          setDrafts([]);
          go({ at: 'job', id: job.id, view: 'run' });
        } else {
          job.close();
          setDrafts(drafts.slice(index + 1));
        }
      }
      if (drafts.length > 1) go({ at: 'jobs' });
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setProblems([`${error.message} What was not started is still here.`]);
      setStarting(false);
    }
  };
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const { drafts: read, refused } = await readFiles(files);
    setProblems(refused);
    if (read.length === 0) return;
    const before = drafts.filter(({ title }) => title !== undefined);
    setDrafts(drafts.length > 1 || (before.length === 1 && read.length > 1) ? [...before, ...read] : read);
  };
  useSendKey(() => void start());
  const over = useDropped((files) => void take(files));

  return (
    <form
      class={`start${over ? ' over' : ''}`}
      onSubmit={(event) => {
        event.preventDefault();
        void start();
      }}
    >
      <h1 class="unseen">New redraft</h1>
      <div class="start-columns">
        <div class="start-left">
          <DraftSheet drafts={drafts} words={words} onDrafts={setDrafts} onFiles={(files) => void take(files)} />
          {problems.length === 0 ? null : (
            <div class="problems">
              {problems.map((problem) => (
                <p key={problem} class="notice bad small" role="alert">
                  <Icon name="warn" />
                  <span>{problem}</span>
                </p>
              ))}
            </div>
          )}
          <Recent />
        </div>
        <div class="choices">
          <StrategyChoice
            strategies={strategies}
            chosen={strategy}
            onChoose={(name) => {
              setStrategy(name);
              setPasses(undefined);
            }}
          />
          <PassChoice passes={allPasses} strategy={offered} hasModel={hasModel} chosen={passes} onChoose={setPasses} />
          {isToned ? <WritingChoice tone={tone} onTone={setTone} audience={audience} onAudience={setAudience} /> : null}
          <div class="field-pair">
            <SelectRow
              title="Dialect"
              note={dialect === 'auto' && guessed ? `Found in your text: ${DIALECT_NAMES[guessed]}` : undefined}
              choices={SPELLINGS}
              value={dialect}
              onChoose={setPicked}
            />
            <SelectRow title="Ask me" choices={REVIEW} value={review} onChoose={setReview} />
          </div>
          <Segmented name="apply" title="Apply" choices={APPLY} value={apply} onChoose={setApply} />
          <div class="go">
            <button type="submit" class="button primary big" disabled={empty || starting}>
              {buttonWords(drafts.length, starting)}{' '}
              <kbd class="chord" aria-hidden="true">
                Ctrl ↵
              </kbd>
            </button>
            <p class="small quiet estimate" aria-live="polite">
              {late
                ? 'The server has not answered yet. It is asked again.'
                : said || 'Words, passes and time stand here once there is a text.'}
            </p>
          </div>
        </div>
      </div>
      <Snippets draft={drafts[0]} options={options} asksKey={asksKey} />
    </form>
  );
}

function buttonWords(count: number, starting: boolean): string {
  if (starting) return 'Starting';
  return count > 1 ? `Start ${count} redrafts` : 'Start redraft';
}

function namesOf(choices: readonly (readonly [string, ...string[]])[]): string[] {
  return choices.map(([name]) => name);
}
