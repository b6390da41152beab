import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { Icon } from '../parts/icon.tsx';
import { go } from '../place.ts';
import { redraft } from '../redraft.ts';
import { handOver } from '../use-job.ts';
import { SAMPLE } from './sample.ts';
import { Snippets } from './snippets.tsx';
import { type Strategy, StrategyChoice } from './strategy-choice.tsx';

const DIALECTS = [
  ['US', 'American English'],
  ['GB', 'British English'],
  ['AU', 'Australian English'],
  ['CA', 'Canadian English'],
  ['IN', 'Indian English'],
] as const;

const APPLY = [
  ['suggest', 'Nothing', 'Every change waits for you.'],
  ['auto', 'Sure fixes', 'Sure fixes go in; the rest waits for your word.'],
  ['all', 'Everything', 'All sure fixes go in, however few errors there are.'],
] as const;

/** From page to run in one click. */
export function StartPage() {
  const [text, setText] = useState('');
  const [strategies, setStrategies] = useState<readonly Strategy[]>(FALLBACK);
  const [strategy, setStrategy] = useState('standard');
  const [dialect, setDialect] = useState<string>('US');
  const [apply, setApply] = useState<string>('auto');
  const [problem, setProblem] = useState<RedraftError>();
  const [starting, setStarting] = useState(false);
  useEffect(() => void strategiesOf().then(setStrategies, () => undefined), []);
  const options = { strategy, dialect, apply };

  const start = async (given: string) => {
    if (given.trim() === '' || starting) return;
    setStarting(true);
    setProblem(undefined);
    try {
      const job = await redraft.refine({ text: given, ...options });
      handOver(job);
      go({ at: 'job', id: job.id, view: 'run' });
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setProblem(error);
      setStarting(false);
    }
  };
  const take = async (files: FileList | null | undefined) => {
    const file = files?.[0];
    if (file) setText(await file.text());
  };
  const words = text.match(/\S+/g)?.length ?? 0;
  const passes = strategies.find(({ name }) => name === strategy)?.passes?.length;

  return (
    <form
      class="start"
      onSubmit={(event) => {
        event.preventDefault();
        void start(text);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void start(text);
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        void take(event.dataTransfer?.files);
      }}
    >
      <h1 class="unseen">New redraft</h1>
      <div class="start-columns">
        <div>
          <div class="sheet">
            <label class="unseen" for="text">
              Your text
            </label>
            <textarea
              id="text"
              class="sheet-text"
              placeholder="Paste or type your text here."
              spellcheck={false}
              value={text}
              onInput={({ currentTarget }) => setText(currentTarget.value)}
            />
            <div class="sheet-foot">
              <label class="choose">
                <Icon name="file" />
                <span>
                  <span class="wide">Drop a Markdown or text file anywhere, or </span>
                  <span class="link">choose one</span>
                </span>
                <input
                  class="unseen"
                  type="file"
                  accept=".md,.markdown,.txt,text/plain,text/markdown"
                  onChange={({ currentTarget }) => void take(currentTarget.files)}
                />
              </label>
              <span class="end">
                <button type="button" class="button plain" onClick={() => setText(SAMPLE)}>
                  Try a sample
                </button>
                {text === '' ? null : (
                  <button type="button" class="button plain clear" onClick={() => setText('')}>
                    Clear
                  </button>
                )}
              </span>
            </div>
          </div>
        </div>
        <div class="choices">
          <StrategyChoice strategies={strategies} chosen={strategy} onChoose={setStrategy} />
          <label class="field">
            <span class="panel-label">Dialect</span>
            <span class="select-box">
              <select class="select" value={dialect} onChange={({ currentTarget }) => setDialect(currentTarget.value)}>
                {DIALECTS.map(([code, name]) => (
                  <option key={code} value={code}>
                    {name}
                  </option>
                ))}
              </select>
              <Icon name="down" />
            </span>
          </label>
          <fieldset class="field">
            <legend class="panel-label">Apply</legend>
            <div class="segments">
              {APPLY.map(([value, name]) => (
                <label key={value}>
                  <input
                    class="unseen"
                    type="radio"
                    name="apply"
                    checked={value === apply}
                    onChange={() => setApply(value)}
                  />
                  {name}
                </label>
              ))}
            </div>
            <p class="small quiet hint">{APPLY.find(([value]) => value === apply)?.[2]}</p>
          </fieldset>
          <div class="go">
            <button type="submit" class="button primary big" disabled={words === 0 || starting}>
              {starting ? 'Starting' : 'Start redraft'} <kbd aria-hidden="true">Ctrl ↵</kbd>
            </button>
            <p class="small quiet estimate">{estimate(words, passes)}</p>
            {problem ? (
              <p class="notice bad small" role="alert">
                <Icon name="warn" />
                <span>{problem.message} Your text is still here.</span>
              </p>
            ) : null}
          </div>
        </div>
      </div>
      <Snippets text={text} options={options} />
    </form>
  );
}

function estimate(words: number, passes: number | undefined): string {
  if (words === 0) return 'Nothing leaves this server.';
  const count = `${words.toLocaleString('en')} ${words === 1 ? 'word' : 'words'}`;
  return passes === undefined ? count : `${count} · ${passes} ${passes === 1 ? 'pass' : 'passes'}`;
}

async function strategiesOf(): Promise<readonly Strategy[]> {
  const { strategies } = await redraft.api.json('GET', '/v1/strategies');
  const found = Array.isArray(strategies) ? strategies.filter(isStrategy) : [];
  return found.length > 0 ? found : FALLBACK;
}

function isStrategy(value: unknown): value is Strategy {
  return typeof value === 'object' && value !== null && 'name' in value && 'about' in value;
}

/** Until the server has said what there is. */
const FALLBACK: readonly Strategy[] = [
  {
    name: 'standard',
    about: 'Corrects, says things in fewer and plainer words, and makes the document agree with itself.',
    passes: ['proofread', 'tighten', 'polish'],
  },
];
