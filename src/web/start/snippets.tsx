import { useState } from 'preact/hooks';
import { CopyButton } from '../parts/copy-button.tsx';

interface Run {
  readonly text: string;
  readonly options: Readonly<Record<string, unknown>>;
}

const LANGUAGES = {
  curl: ({ text, options }: Run) => `curl -N ${location.origin}/v1/refine/run \\
  -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \\
  -d '${JSON.stringify({ input: { text }, options }).replaceAll("'", String.raw`'\''`)}'`,
  WebSocket: ({ text, options }: Run) => `const body = ${JSON.stringify({ kind: 'refine', input: { text }, options })};
const { data } = await (await fetch('${location.origin}/v1/jobs', { method: 'POST',
  headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();
const socket = new WebSocket('${location.origin.replace('http', 'ws')}' + data.links.socket);
socket.onmessage = ({ data }) => console.log(JSON.parse(data));`,
  TypeScript: ({ text, options }: Run) => `import { createClient } from 'redraft/client';
const redraft = createClient({ url: '${location.origin}' });
const job = await redraft.refine(${JSON.stringify({ text, ...options })});
for await (const event of job.events()) console.log(event.type);
console.log(await job.result());`,
} as const;

type Language = keyof typeof LANGUAGES;
const NAMES: readonly Language[] = ['curl', 'WebSocket', 'TypeScript'];

/** The same job, for people who would rather write it. */
export function Snippets({ text, options }: Run) {
  const [language, setLanguage] = useState<Language>('curl');
  const short = text.length > 60 ? `${text.slice(0, 40).trimEnd()}…` : text || 'Teh cat sat on teh mat.';
  const code = LANGUAGES[language]({ text: short, options });
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
