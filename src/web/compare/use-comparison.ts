import { useEffect, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import type { Difference, VersionName } from '../../client/answers/version.ts';
import { type Compared, compareRows } from '../parts/marks/compare-rows.ts';
import { differenceOf, type Side, sidesOf } from './difference.ts';

export interface Comparison {
  readonly from: VersionName;
  readonly to: VersionName;
  readonly sides: readonly Side[];
  readonly difference: Difference;
  readonly compared: Compared;
}

export interface UsedComparison {
  /** The last one that was read: it stays while the next is on its way. */
  readonly comparison: Comparison | undefined;
  readonly error: RedraftError | undefined;
  readonly again: () => void;
}

/** @param rev another one: there is more to compare, or a decision was made */
export function useComparison(job: string, from: VersionName, to: VersionName, rev: string): UsedComparison {
  const [comparison, setComparison] = useState<Comparison>();
  const [error, setError] = useState<RedraftError>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let left = false;
    Promise.all([sidesOf(job), differenceOf(job, from, to)]).then(
      ([sides, difference]) => {
        if (left) return;
        setComparison({ from, to, sides, difference, compared: compareRows(difference.parts, difference.changes) });
        setError(undefined);
      },
      (problem: unknown) => {
        if (!(problem instanceof RedraftError)) throw problem;
        if (!left) setError(problem);
      },
    );
    return () => {
      left = true;
    };
  }, [job, from, to, rev, asked]);
  return { comparison, error, again: () => setAsked(asked + 1) };
}
