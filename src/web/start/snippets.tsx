import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy-button.tsx';
import type { Draft } from './draft.ts';

interface Run {
  /** A text, or an uploaded file in its place. */
  readonly input: { readonly text: string } | { readonly fileId: string };
  readonly options: Readonly<Record<string, unknown>>;
}

const LANGUAGES = {
  curl: ({ input, options }: Run) => `curl -N ${location.origin}/v1/refine/run \\
  -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \\
  -d '${JSON.stringify({ input, options }).replaceAll("'", String.raw`'\''`)}'`,
  WebSocket: ({ input, options }: Run) => `const body = ${JSON.stringify({ kind: 'refine', input, options })};
const { data } = await (await fetch('${location.origin}/v1/jobs', { method: 'POST',
  headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const socket = new WebSocket('${location.origin.replace('http', 'ws')}' + data.links.socket);
socket.onmessage = ({ data }) => console.log(JSON.parse(data));`,
  TypeScript: ({ input, options }: Run) => `import { createClient } from 'redraft/client';
const redraft = createClient({ url: '${location.origin}' });
const job = await redraft.refine(${JSON.stringify({ ...input, ...options })});
for await (const event of job.events()) console.log(event.type);
console.log(await job.result());`,
} as const;

type Language = keyof typeof LANGUAGES;
const NAMES: readonly Language[] = ['curl', 'WebSocket', 'TypeScript'];

interface SnippetsProps {
  readonly draft: Draft | undefined;
  readonly options: Run['options'];
}

/** The same job, for people who would rather write it. */
export function Snippets({ draft, options }: SnippetsProps) {
  const [language, setLanguage] = useState<Language>('curl');
  const code = LANGUAGES[language]({ input: shortened(draft), options });
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
          <CopyButton text={() => code} />
          <a href="/swagger">API reference</a>
        </span>
      </div>
      <pre tabIndex={0}>
        <code>{code}</code>
      </pre>
    </section>
  );
}

function shortened(draft: Draft | undefined): Run['input'] {
  const { text = '', fileId } = draft ?? {};
  if (fileId !== undefined) return { fileId };
  return { text: text.length > 60 ? `${text.slice(0, 40).trimEnd()}…` : text || 'Teh cat sat on teh mat.' };
}
