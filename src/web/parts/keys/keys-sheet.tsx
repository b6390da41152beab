import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../icon.tsx';
import { go } from '../../place.ts';
import { keysAreOn, turnKeys, useKeys } from './use-keys.ts';

const KEYS = [
  ['N', 'New redraft'],
  ['/', 'Search the jobs'],
  ['Ctrl ↵', 'Start, send'],
  ['P', 'Pause, resume'],
  ['Shift P', 'Pause at once'],
  ['S', 'Steer, ask further'],
  ['F', 'Follow the work'],
  ['J, K', 'Next, previous change'],
  ['A', 'Accept'],
  ['R', 'Reject'],
  ['Shift A, Shift R', 'Accept, reject all of its rule'],
  ['Shift C, Shift X', 'Accept, reject all of its category'],
  ['Shift I', 'Always leave it alone'],
  ['U', 'Undo'],
  ['D', 'Download'],
  ['1 to 5', 'Versions'],
  ['?', 'All keys'],
  ['Esc', 'Close'],
] as const;

/** The keys that work everywhere, and the sheet that names them all. */
export function KeysSheet() {
  const [on, setOn] = useState(keysAreOn());
  const sheet = useRef<HTMLDialogElement>(null);
  const open = () => {
    if (!sheet.current?.open) sheet.current?.showModal();
  };
  useLayoutEffect(() => {
    document.documentElement.classList.toggle('keys-off', !on);
  }, [on]);
  useKeys({
    '?': open,
    n: () => go({ at: 'new' }),
    '/': search,
  });
  return (
    <>
      <button type="button" class="icon-button keys-button" onClick={open} aria-label="Keys">
        <Icon name="keys" />
      </button>
      <dialog ref={sheet} class="keys-sheet" aria-labelledby="keys-title">
        <form method="dialog" class="keys-head">
          <h2 id="keys-title" class="panel-title">
            Keys
          </h2>
          <button type="submit" class="icon-button" aria-label="Close">
            <Icon name="cross" />
          </button>
        </form>
        <dl class="keys-list">
          {KEYS.map(([key, does]) => (
            <div key={key}>
              <dt>{does}</dt>
              <dd>
                <kbd>{key}</kbd>
              </dd>
            </div>
          ))}
        </dl>
        <label class="switch">
          <input
            type="checkbox"
            checked={on}
            onChange={({ currentTarget }) => {
              turnKeys(currentTarget.checked);
              setOn(currentTarget.checked);
            }}
          />
          Single keys work
        </label>
        <p class="caption">They are silent while you type.</p>
      </dialog>
    </>
  );
}

function search(): void {
  const box = document.querySelector<HTMLInputElement>('#search');
  if (box) box.focus();
  else {
    go({ at: 'jobs' });
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.querySelector<HTMLInputElement>('#search')?.focus()),
    );
  }
}
