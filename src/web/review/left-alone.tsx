import { useEffect, useRef, useState } from 'preact/hooks';
import type { Dictionary } from '../../client/answers/dictionary.ts';
import { RedraftError } from '../../client/redraft-error.ts';
import { Icon } from '../parts/icon.tsx';
import { ruleReasons } from '../parts/rule-reasons.ts';
import { redraft } from '../redraft.ts';

interface Known extends Dictionary {
  /** What each rule says. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** What is left alone in every job, on a sheet where it can be taken back. */
export function LeftAlone({ onClose }: { readonly onClose: () => void }) {
  const sheet = useRef<HTMLDialogElement>(null);
  const [known, setKnown] = useState<Known>();
  const [problem, setProblem] = useState<string>();
  const told = (asked: Promise<Dictionary>) => {
    Promise.all([asked, ruleReasons()]).then(
      ([{ words, rules }, reasons]) => {
        setKnown({ words, rules, reasons });
        setProblem(undefined);
      },
      (error: unknown) => {
        if (!(error instanceof RedraftError)) throw error;
        setProblem(error.message);
      },
    );
  };
  useEffect(() => {
    sheet.current?.showModal();
    told(redraft.dictionary());
  }, []);
  const takeBack = (list: keyof Dictionary, one: string) => {
    // The button goes away with its entry.
    sheet.current?.focus();
    told(
      redraft.dictionary().then((now) => redraft.setDictionary({ [list]: now[list].filter((each) => each !== one) })),
    );
  };
  const entries = known
    ? [
        ...known.words.map((word) => ({ list: 'words', name: word, shown: `“${word}”` }) as const),
        ...known.rules.map((rule) => ({ list: 'rules', name: rule, shown: known.reasons.get(rule) ?? rule }) as const),
      ]
    : [];
  return (
    <dialog
      ref={sheet}
      class="keys-sheet left-alone"
      aria-labelledby="left-alone-title"
      tabIndex={-1}
      onClose={onClose}
    >
      <form method="dialog" class="keys-head">
        <h2 id="left-alone-title" class="panel-title">
          Left alone in every job
        </h2>
        <button type="submit" class="icon-button" aria-label="Close">
          <Icon name="cross" />
        </button>
      </form>
      {problem === undefined ? null : (
        <p class="small bad" role="alert">
          {problem}
        </p>
      )}
      {known && entries.length === 0 ? (
        <p class="small quiet">Nothing. The menu of a change can have its word or its rule left alone.</p>
      ) : null}
      <ul class="left-alone-list">
        {entries.map(({ list, name, shown }) => (
          <li key={`${list} ${name}`}>
            <span>{shown}</span>
            <button
              type="button"
              class="button plain small"
              aria-label={`Take back: ${shown}`}
              onClick={() => takeBack(list, name)}
            >
              Take back
            </button>
          </li>
        ))}
      </ul>
      <p class="caption">It counts for jobs that start from now on.</p>
    </dialog>
  );
}
