/** The job that a piece of code starts, and where. */
interface Snippet {
  readonly origin: string;
  /** The server asks for a key: the code takes it from the environment, as the server does. */
  readonly asksKey: boolean;
  /** A text, or an uploaded file in its place. */
  readonly input: { readonly text: string } | { readonly fileId: string };
  readonly options: Readonly<Record<string, unknown>>;
}

/** UTF-16 units of a request from which on it is handed over on standard input: an argument of a program has an end. */
const LONG = 30_000;

/** A job in each language, ready to be run. */
export const SNIPPETS = {
  curl: ({ origin, asksKey, input, options }: Snippet) => {
    const body = JSON.stringify({ input, options });
    const sent =
      body.length > LONG ? `@- <<'REDRAFT'\n${body}\nREDRAFT` : `'${body.replaceAll("'", String.raw`'\''`)}'`;
    const key = asksKey ? ` -H "X-API-Key: $BACKEND_API_KEY"` : '';
    return `curl -N ${origin}/v1/refine/run${key} \\
  -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \\
  -d ${sent}`;
  },
  WebSocket: ({ origin, asksKey, input, options }: Snippet) => {
    const body = `const body = ${JSON.stringify({ kind: 'refine', input, options })};`;
    const [header, hello] = asksKey
      ? [
          `, 'x-api-key': process.env.BACKEND_API_KEY`,
          `\nsocket.onopen = () => socket.send(JSON.stringify({ type: 'hello', token: process.env.BACKEND_API_KEY }));`,
        ]
      : ['', ''];
    return `${body}
const { data } = await (await fetch('${origin}/v1/jobs', { method: 'POST',
  headers: { 'content-type': 'application/json'${header} }, body: JSON.stringify(body) })).json();
const socket = new WebSocket('${origin.replace('http', 'ws')}' + data.links.socket);${hello}
socket.onmessage = ({ data }) => console.log(JSON.parse(data));`;
  },
  TypeScript: ({ origin, asksKey, input, options }: Snippet) => `import { createClient } from 'redraft/client';
const redraft = createClient({ url: '${origin}'${asksKey ? ', token: process.env.BACKEND_API_KEY' : ''} });
const job = await redraft.refine(${JSON.stringify({ ...input, ...options })});
for await (const event of job.events()) console.log(event.type);
console.log(await job.result());`,
} as const;
