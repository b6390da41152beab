import { useEffect, useRef, useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import type { Decided } from '../../client/answers/reviewed-change.ts';
import type { Decision, DecisionMap, Decisions } from '../../protocol/review/decisions.ts';
import type { Change } from '../../protocol/document.ts';
import { redraft } from '../redraft.ts';

/** A rule by its name, or a word. */
export type Ignored = { readonly rule: string } | { readonly word: string };

export interface Review {
  /** undefined until they were read. */
  readonly decisions: Decisions | undefined;
  readonly error: RedraftError | undefined;
  /** Shown at once; taken back when the server refuses it. */
  readonly decide: (of: Decided, decision: Decision | 'none') => void;
  /** The last of what was done here, or what was decided last. */
  readonly undo: () => void;
  /** Leaves a rule, or a word, alone in every job from now on; false: no more. */
  readonly ignore: (what: Ignored, on: boolean) => void;
  /** What was done last, when that was no decision. */
  readonly ignored: { readonly what: Ignored; readonly on: boolean } | undefined;
  readonly again: () => void;
  /** Whether everything that was decided here has been stored. */
  readonly saved: boolean;
}

/** What people have decided of a job's changes. @param rev another one: somebody decided, and it is read again */
export function useReview(job: string, rev: number, changes: readonly Change[]): Review {
  const [decisions, setDecisions] = useState<DecisionMap>();
  const [error, setError] = useState<RedraftError>();
  const [asked, setAsked] = useState(0);
  const [pending, setPending] = useState(0);
  const [ignored, setIgnored] = useState<Review['ignored']>();
  /** One after another: each reads the whole list and writes it. */
  const dictionary = useRef(Promise.resolve());
  /** The revision that is shown: what was decided here need not be read again. */
  const known = useRef(-1);
  const failed = (problem: unknown) => {
    if (!(problem instanceof RedraftError)) throw problem;
    setError(problem);
  };
  useEffect(() => {
    if (pending > 0 || rev === known.current) return undefined;
    let left = false;
    decided(job).then((read) => {
      if (left) return;
      known.current = rev;
      setDecisions(read);
      setError(undefined);
    }, failed);
    return () => {
      left = true;
    };
  }, [job, rev, asked, pending > 0]);
  const again = () => {
    known.current = -1;
    setAsked((times) => times + 1);
  };
  const act = (action: Promise<number>, reread: boolean) => {
    setPending((count) => count + 1);
    action
      .then(
        (stored) => {
          setError(undefined);
          if (reread) again();
          else known.current = stored;
        },
        (problem: unknown) => {
          again();
          failed(problem);
        },
      )
      .finally(() => setPending((count) => count - 1));
  };
  const leaveAlone = (what: Ignored, on: boolean) => {
    const said = { what, on };
    setIgnored(said);
    dictionary.current = dictionary.current
      .then(() => ignore(what, on))
      .then(
        () => setError(undefined),
        (problem: unknown) => {
          setIgnored((shown) => (shown === said ? undefined : shown));
          failed(problem);
        },
      );
  };
  return {
    decisions,
    error,
    again,
    ignored,
    saved: pending === 0 && error === undefined,
    decide(of, decision) {
      setIgnored(undefined);
      setDecisions((before) => withDecision(before ?? new Map(), changes.filter(fits(of)), decision));
      act(redraft.job(job).decide(of, decision), false);
    },
    undo() {
      if (ignored?.on) return leaveAlone(ignored.what, false);
      setIgnored(undefined);
      const undone = redraft.job(job).undo();
      return act(
        undone.then(({ decisions_rev: stored }) => stored),
        true,
      );
    },
    ignore: leaveAlone,
  };
}

function fits(of: Decided): (change: Change) => boolean {
  if ('ids' in of) {
    const ids = new Set(of.ids);
    return ({ id }) => ids.has(id);
  }
  const { category, rule, tier, pass } = of.filter;
  return (change) =>
    (category === undefined || change.category === category) &&
    (rule === undefined || change.rule === rule) &&
    (tier === undefined || change.tier === tier) &&
    (pass === undefined || change.pass === pass);
}

function withDecision(before: DecisionMap, changes: readonly Change[], decision: Decision | 'none'): DecisionMap {
  const after = new Map(before);
  for (const { id } of changes) {
    if (decision === 'none') after.delete(id);
    else after.set(id, decision);
  }
  return after;
}

async function decided(job: string): Promise<DecisionMap> {
  const decisions = new Map<string, Decision>();
  for (const decision of ['accepted', 'rejected'] as const) {
    for await (const { id } of redraft.job(job).allChanges({ decision })) decisions.set(id, decision);
  }
  return decisions;
}

async function ignore(what: Ignored, on: boolean): Promise<void> {
  const { words, rules } = await redraft.dictionary();
  const changed = (list: readonly string[], one: string) => [
    ...list.filter((other) => other !== one),
    ...(on ? [one] : []),
  ];
  await redraft.setDictionary(
    'rule' in what ? { rules: changed(rules, what.rule) } : { words: changed(words, what.word) },
  );
}
