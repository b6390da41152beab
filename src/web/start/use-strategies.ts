import { useEffect, useState } from 'preact/hooks';
import { isBody } from '../../client/requests/api.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { redraft } from '../redraft.ts';
import type { Pass } from './pass-choice.tsx';
import type { Strategy } from './strategy-choice.tsx';

interface Offered {
  readonly strategies: readonly Strategy[];
  readonly passes: readonly Pass[];
}

/** Until the server has said what there is. */
const FALLBACK: Offered = {
  strategies: [
    {
      name: 'standard',
      about: 'Corrects, says things in fewer and plainer words, and makes the document agree with itself.',
      passes: ['proofread', 'tighten', 'polish'],
    },
  ],
  passes: [],
};

/** Strategies and passes as the server explains them. */
export function useStrategies(): Offered {
  const [offered, setOffered] = useState(FALLBACK);
  useEffect(() => {
    read().then(setOffered, (error: unknown) => {
      if (!(error instanceof RedraftError)) throw error;
    });
  }, []);
  return offered;
}

async function read(): Promise<Offered> {
  const { strategies, passes } = await redraft.api.json('GET', '/v1/strategies');
  const found = listOf(strategies).map((one) => ({
    name: String(one['name']),
    about: String(one['about']),
    passes: Array.isArray(one['passes']) ? one['passes'].map(String) : undefined,
  }));
  if (found.length === 0) return FALLBACK;
  return {
    strategies: found,
    passes: listOf(passes).map((one) => ({ name: String(one['name']), does: String(one['does']) })),
  };
}

function listOf(value: unknown) {
  return (Array.isArray(value) ? value : []).filter(isBody);
}
