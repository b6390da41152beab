import { useEffect, useState } from 'preact/hooks';
import type { Decided } from '../../client/job.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import type { Decision, Decisions } from '../../protocol/decisions.ts';
import { isBody } from '../../client/api.ts';
import { redraft } from '../redraft.ts';

export interface Review {
  /** undefined until they were read. */
  readonly decisions: Decisions | undefined;
  readonly error: RedraftError | undefined;
  readonly decide: (of: Decided, decision: Decision | 'none') => void;
  readonly undo: () => void;
  /** Leaves a rule, or a word, alone in every job from now on. */
  readonly ignore: (what: { readonly rule?: string; readonly word?: string }) => void;
  readonly again: () => void;
}

/** What people have decided of a job's changes. @param rev another one: somebody decided, and it is read again */
export function useReview(job: string, rev: number): Review {
  const [decisions, setDecisions] = useState<Decisions>();
  const [error, setError] = useState<RedraftError>();
  const [asked, setAsked] = useState(0);
  const failed = (problem: unknown) => {
    if (!(problem instanceof RedraftError)) throw problem;
    setError(problem);
  };
  useEffect(() => {
    let left = false;
    decided(job).then((read) => {
      if (left) return;
      setDecisions(read);
      setError(undefined);
    }, failed);
    return () => {
      left = true;
    };
  }, [job, rev, asked]);
  const again = () => setAsked((times) => times + 1);
  const act = (action: Promise<unknown>) => void action.then(again, failed);
  return {
    decisions,
    error,
    again,
    decide: (of, decision) => act(redraft.api.json('PUT', `/v1/jobs/${job}/changes`, { ...of, decision })),
    undo: () => act(redraft.api.json('POST', `/v1/jobs/${job}/changes/undo`, {})),
    ignore: (what) => act(ignore(what)),
  };
}

async function decided(job: string): Promise<Decisions> {
  const decisions = new Map<string, Decision>();
  for (const decision of ['accepted', 'rejected'] as const) {
    for (let cursor = ''; ;) {
      const after = cursor === '' ? '' : `&cursor=${cursor}`;
      const page = await redraft.api.json('GET', `/v1/jobs/${job}/changes?limit=100&decision=${decision}${after}`);
      for (const item of listOf(page['items'])) if (isBody(item)) decisions.set(String(item['id']), decision);
      if (typeof page['next_cursor'] !== 'string') break;
      cursor = page['next_cursor'];
    }
  }
  return decisions;
}

async function ignore({ rule, word }: { readonly rule?: string; readonly word?: string }): Promise<void> {
  const { words, rules } = await redraft.api.json('GET', '/v1/me/dictionary');
  const written = rule === undefined ? { words: [...listOf(words), word] } : { rules: [...listOf(rules), rule] };
  await redraft.api.json('PUT', '/v1/me/dictionary', written);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
