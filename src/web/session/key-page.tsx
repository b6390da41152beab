import { useState } from 'preact/hooks';
import { RedraftError } from '../../client/redraft-error.ts';
import { useFocused } from '../parts/use-focused.ts';
import { useTitle } from '../parts/use-title.ts';
import { Caret, Icon } from '../parts/icon.tsx';

/** Asks for the server's key. It is sent once, and kept nowhere in the page. */
export function KeyPage({ signIn }: { readonly signIn: (key: string) => Promise<void> }) {
  useTitle('Sign in');
  const [key, setKey] = useState('');
  const [shown, setShown] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string>();
  const send = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setRefused(undefined);
    try {
      await signIn(key);
    } catch (error) {
      if (!(error instanceof RedraftError)) throw error;
      setRefused(error.message);
    }
    setBusy(false);
  };
  const field = {
    ref: useFocused(),
    id: 'key',
    name: 'password',
    class: 'input',
    autocomplete: 'current-password',
    spellcheck: false,
    value: key,
    'aria-invalid': refused !== undefined,
    'aria-describedby': 'key-problem',
    onInput: ({ currentTarget }: { readonly currentTarget: HTMLInputElement }) => setKey(currentTarget.value),
  } as const;
  return (
    <main id="main" class="key-page">
      <form class="state-card" onSubmit={(event) => void send(event)}>
        <p class="brand">
          Redraft
          <Caret />
        </p>
        <h1 class="page-title">This server asks for a key</h1>
        <p class="quiet">Whoever runs it can give you one. You stay signed in for seven days, or until you sign out.</p>
        {/* Password managers keep a key under a name. */}
        <input
          class="unseen"
          type="text"
          name="username"
          autocomplete="username"
          value="Redraft"
          readOnly
          tabIndex={-1}
          aria-hidden="true"
        />
        <label class="unseen" for="key">
          Key
        </label>
        <span class="key-box">
          {shown ? <input type="text" {...field} /> : <input type="password" {...field} />}
          <button
            type="button"
            class="icon-button"
            aria-label={shown ? 'Hide the key' : 'Show the key'}
            onClick={() => setShown(!shown)}
          >
            <Icon name="eye" />
          </button>
        </span>
        <p id="key-problem" class="small bad" role="alert">
          {refused}
        </p>
        <button type="submit" class="button primary" disabled={key === '' || busy}>
          Continue{' '}
          <kbd class="chord" aria-hidden="true">
            ↵
          </kbd>
        </button>
      </form>
    </main>
  );
}
