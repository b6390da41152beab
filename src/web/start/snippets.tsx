import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy-button.tsx';
import { type Draft, inputOf } from '../parts/drafts/draft.ts';
import { SNIPPETS } from './snippet-code.ts';

type Language = keyof typeof SNIPPETS;
const NAMES: readonly Language[] = ['curl', 'WebSocket', 'TypeScript'];

/** Stands for a text where there is none. */
const EXAMPLE: Draft = { text: 'Teh cat sat on teh mat.' };

interface SnippetsProps {
  readonly draft: Draft | undefined;
  readonly options: Readonly<Record<string, unknown>>;
  /** The server asks for a key. */
  readonly asksKey: boolean;
}

/** The same job, for people who would rather write it. */
export function Snippets({ draft, options, asksKey }: SnippetsProps) {
  const [language, setLanguage] = useState<Language>('curl');
  const codeOf = (of: Draft) => SNIPPETS[language]({ origin: location.origin, asksKey, input: inputOf(of), options });
  const whole = draft ?? EXAMPLE;
  return (
    <section class="snippets" aria-label="The same job, from code">
      <div class="snippets-head small">
        <span class="quiet">The same job, from code</span>
        <div class="languages" role="group" aria-label="Language">
          {NAMES.map((name) => (
            <button key={name} type="button" aria-pressed={name === language} onClick={() => setLanguage(name)}>
              {name}
            </button>
          ))}
        </div>
        <span class="end">
          <CopyButton text={() => codeOf(whole)} />
          <a href="/swagger">API reference</a>
        </span>
      </div>
      <pre tabIndex={0}>
        <code>{codeOf(shortened(whole))}</code>
      </pre>
    </section>
  );
}

/** As much of it as there is room to show. */
function shortened(draft: Draft): Draft {
  const { text } = draft;
  return text.length > 60 ? { ...draft, text: `${text.slice(0, 40).trimEnd()}…` } : draft;
}
