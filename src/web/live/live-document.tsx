import { useRef, useState } from 'preact/hooks';
import { useKeys } from '../keys/use-keys.ts';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import type { LiveJob } from '../use-job.ts';
import { useGrowing } from '../parts/use-growing.ts';
import { BlockView, type Marks } from './block-view.tsx';
import { markerOf } from './markers.ts';
import { Outcome } from './outcome.tsx';
import type { Tally } from './tally.ts';
import { useFollow } from './use-follow.ts';
import { doing } from './words.ts';

/** Blocks on both sides of the work that are more than fill a window. */
const NEAR = 24;

interface LiveDocumentProps {
  readonly live: LiveJob;
  readonly tally: Tally;
}

/** The document as it stands, changing block by block. */
export function LiveDocument({ live, tally }: LiveDocumentProps) {
  const { state } = live;
  const [marks, setMarks] = useState<Marks>('all');
  const running = state.status === 'running' ? state.passes.find(({ status }) => status === 'running') : undefined;
  const next = running && state.blocks.find(({ pass }) => pass < running.pass);
  const at = next ? state.blocks.indexOf(next) : -1;
  const drawn = useGrowing(state.blocks.length, at);
  const around = useRef(0);
  if (at !== -1) around.current = at;
  const { following, setFollowing, sheet } = useFollow(next?.id);
  useKeys({ f: () => setFollowing(!following) });
  return (
    <div class="live-middle">
      <main id="main" class={`document${following && next ? ' followed' : ''}`} ref={sheet} tabIndex={0}>
        {state.blocks.length === 0 && !state.end ? <Loading title={state.accepted?.title} /> : null}
        {state.blocks.slice(0, drawn).map((block, index) => (
          <BlockView
            key={block.id}
            block={block}
            number={index + 1}
            marker={markerOf(state, index)}
            working={block === next && running ? `${doing(running.name)} paragraph ${index + 1}` : undefined}
            near={Math.abs(index - around.current) <= NEAR}
            marks={marks}
            streaming={state.open?.block === block.id ? state.open.text : undefined}
          />
        ))}
      </main>
      {following || !next ? null : (
        <button type="button" class="button follow-again" onClick={() => setFollowing(true)}>
          <Icon name="arrow-down" size={16} /> Follow the work again
        </button>
      )}
      <Outcome live={live} tally={tally} />
      <section class="mark-bar small quiet" aria-label="How it is shown">
        {state.end ? null : (
          <label class="switch">
            <input
              type="checkbox"
              checked={following}
              onChange={({ currentTarget }) => setFollowing(currentTarget.checked)}
            />
            Follow the work
          </label>
        )}
        <span class="end">
          <del>removed</del> <ins>added</ins>
        </span>
        <span>
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
      </section>
    </div>
  );
}

const MARKS = [
  ['pass', 'last pass'],
  ['all', 'all'],
] as const;
