import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { counted, seconds } from '../parts/words.ts';
import { redraft } from '../redraft.ts';
import { type Draft, inputOf } from '../parts/drafts/draft.ts';

/** ms without a change after which the server is asked. */
const PAUSE_MS = 400;

/** What the server says of what is on the sheet. */
interface UsedEstimate {
  /** What the job will be, in a line under the button; empty while nobody knows. */
  readonly said: string;
  /** Of each draft that was counted. */
  readonly words: ReadonlyMap<Draft, number>;
}

const UNKNOWN: UsedEstimate = { said: '', words: new Map() };

/** Asks what the job will be, whenever somebody has stopped changing it. */
export function useEstimate(drafts: readonly Draft[], options: Readonly<Record<string, unknown>>): UsedEstimate {
  const [estimate, setEstimate] = useState(UNKNOWN);
  const asked = JSON.stringify(options);
  useEffect(() => {
    if (drafts.length === 0) {
      setEstimate(UNKNOWN);
      return undefined;
    }
    let left = false;
    const timer = setTimeout(() => {
      Promise.all(drafts.map((draft) => estimateOf(draft, options))).then(
        (estimates) => left || setEstimate(estimateOfAll(drafts, estimates)),
        (error: unknown) => {
          if (!(error instanceof RedraftError)) throw error;
          if (!left) setEstimate(UNKNOWN);
        },
      );
    }, PAUSE_MS);
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [drafts, asked]);
  return estimate;
}

interface Estimate {
  readonly words: number;
  readonly blocks: number;
  readonly passes: number;
  readonly seconds: number;
}

async function estimateOf(draft: Draft, options: Readonly<Record<string, unknown>>): Promise<Estimate> {
  const input = inputOf(draft);
  const { words, blocks, passes, seconds: time } = await redraft.api.json('POST', '/v1/estimate', { input, options });
  return {
    words: Number(words),
    blocks: Number(blocks),
    passes: Array.isArray(passes) ? passes.length : 0,
    seconds: Number(time),
  };
}

function estimateOfAll(drafts: readonly Draft[], estimates: readonly Estimate[]): UsedEstimate {
  return {
    said: sentence(estimates),
    words: new Map(drafts.map((draft, index) => [draft, estimates[index]?.words ?? 0])),
  };
}

function sentence(estimates: readonly Estimate[]): string {
  const sum = (member: 'words' | 'blocks' | 'seconds') => estimates.reduce((all, one) => all + one[member], 0);
  const passes = estimates[0]?.passes ?? 0;
  return [
    counted(sum('words'), 'word'),
    counted(sum('blocks'), 'block'),
    passes === 1 ? '1 pass' : `${passes} passes`,
    `about ${seconds(Math.max(1_000, sum('seconds') * 1_000))}`,
  ].join(' · ');
}
