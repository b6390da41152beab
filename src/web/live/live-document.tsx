import { useRef, useState } from 'preact/hooks';
import { useKeys } from '../parts/keys/use-keys.ts';
import { Icon } from '../parts/icon.tsx';
import { Loading } from '../parts/loading.tsx';
import type { LiveJob } from '../use-job.ts';
import { useGrowing } from '../parts/use-growing.ts';
import type { Marks } from './marks.ts';
import { Outcome } from './outcome.tsx';
import { SectionView } from './section-view.tsx';
import { sectionsOf } from './sections.ts';
import type { Tally } from './tally.ts';
import { useFollow } from './use-follow.ts';
import { doing } from '../parts/words.ts';

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
  const working = next && running && { block: next.id, words: `${doing(running.name)} paragraph ${at + 1}` };
  const { following, setFollowing, sheet } = useFollow(next?.id);
  useKeys({ f: () => setFollowing(!following) });
  return (
    <div class="live-middle">
      <main id="main" class={`document${following && next ? ' followed' : ''}`} ref={sheet} tabIndex={0}>
        {state.blocks.length === 0 && !state.end ? <Loading title={state.accepted?.title} /> : null}
        {sectionsOf(state, { marks, drawn, around: around.current, working }).map((section) => (
          <SectionView key={section.from} section={section} />
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
