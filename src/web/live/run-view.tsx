import { useState } from 'preact/hooks';
import { progressOf } from '../../protocol/progress.ts';
import { isTerminal } from '../../protocol/status.ts';
import { Icon, Spinner } from '../parts/icon.tsx';
import type { LiveJob } from '../use-job.ts';
import { BlockView, type Marks } from './block-view.tsx';
import { Controls } from './controls.tsx';
import { PassTrack, titled } from './pass-track.tsx';
import { Steer } from './steer.tsx';
import { seconds, STATUS_WORDS } from './words.ts';

/** A job as it happens: the machine on the left, the document, the conversation on the right. */
export function RunView({ live }: { readonly live: LiveJob }) {
  const { job, state } = live;
  return (
    <>
      <aside class="machine" aria-label="Progress">
        <Figures live={live} />
        <PassTrack state={state} progress={live.progress} />
        <ReadabilityTable live={live} />
        <Controls job={job} state={state} />
      </aside>
      <main id="main" class="document">
        <Document live={live} />
      </main>
      <Steer job={job} state={state} />
    </>
  );
}

function Figures({ live: { state, progress } }: { readonly live: LiveJob }) {
  const { name, pass, of } = progressOf(state);
  if (isTerminal(state.status) || of === 0) {
    return (
      <div>
        <p class="figure">{STATUS_WORDS[state.status]}</p>
        <p class="small quiet">
          {state.end ? `After ${seconds(state.end.elapsed_ms)}` : 'The engine is getting ready.'}
        </p>
      </div>
    );
  }
  const running = state.passes.find(({ status }) => status === 'running');
  const share = running && state.blocks.length > 0 ? running.completed / state.blocks.length : 0;
  return (
    <div>
      <p class="figure">
        {Math.round(share * 100)} % <span>of pass {pass}</span>
      </p>
      <p class="small quiet">
        {state.status === 'running'
          ? progress?.eta_ms
            ? `About ${seconds(progress.eta_ms)} until the end`
            : `${titled(name ?? 'The first pass')} is under way`
          : STATUS_WORDS[state.status]}
      </p>
    </div>
  );
}

function ReadabilityTable({ live: { state } }: { readonly live: LiveJob }) {
  const done = state.passes.filter(({ readability }) => readability);
  const before = done.at(0)?.readability?.before;
  const after = done.at(-1)?.readability?.after;
  if (!before || !after) return null;
  const rows = [
    ['School grade', before.grade.toFixed(1), after.grade.toFixed(1)],
    ['Words', String(before.words), String(after.words)],
    ['Sentence length', perSentence(before), perSentence(after)],
  ] as const;
  return (
    <table class="readability small">
      <caption>
        <span>Readability</span> <span class="caption">before → now</span>
      </caption>
      <tbody>
        {rows.map(([name, was, is]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{was} →</td>
            <td class="now">{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function perSentence({ words, sentences }: { readonly words: number; readonly sentences: number }): string {
  return sentences === 0 ? '0' : (words / sentences).toFixed(1);
}

function Document({ live: { state, reach } }: { readonly live: LiveJob }) {
  const [marks, setMarks] = useState<Marks>('all');
  if (reach.status === 'closed' && reach.error) {
    return (
      <div class="notice bad">
        <Icon name="warn" />
        <p>{reach.error.code === '4404' ? 'There is no such job here.' : reach.error.message}</p>
      </div>
    );
  }
  if (state.blocks.length === 0) {
    return (
      <p class="opening quiet">
        <Spinner /> {state.accepted ? `Opening ${state.accepted.title}` : 'Opening'}
      </p>
    );
  }
  const running = state.status === 'running' ? state.passes.find(({ status }) => status === 'running') : undefined;
  const next = running && state.blocks.find(({ pass }) => pass < running.pass);
  return (
    <>
      <p class="mark-bar small quiet">
        <del>removed</del> <ins>added</ins>
        <span class="end">
          Marks:{' '}
          {MARKS.map(([name, title]) => (
            <button
              key={name}
              type="button"
              class="button plain"
              aria-pressed={name === marks}
              onClick={() => setMarks(name)}
            >
              {title}
            </button>
          ))}
        </span>
      </p>
      {state.blocks.map((block, index) => (
        <BlockView
          key={block.id}
          block={block}
          number={index + 1}
          working={block === next && running ? `${titled(running.name)} is at paragraph ${index + 1}` : undefined}
          marks={marks}
          streaming={state.open?.block === block.id ? state.open.text : undefined}
        />
      ))}
    </>
  );
}

const MARKS = [
  ['pass', 'last pass'],
  ['all', 'all'],
] as const;
