import type { Behaviour, ProviderCall } from './fake-provider.ts';

export interface Answer {
  /** What it says of the tokens; null: nothing. */
  readonly usage?: { readonly prompt_tokens: number; readonly completion_tokens: number } | null;
  readonly finish?: string;
  /** How many chunks the text comes in. */
  readonly pieces?: number;
}

const DONE = 'data: [DONE]\n\n';
const USAGE = { prompt_tokens: 100, completion_tokens: 20 };

/** The ways of a provider, good and bad. A text may depend on what was asked. */
export const behaviours = {
  /** Answers as it should. */
  says(
    text: string | ((call: ProviderCall) => string),
    { usage = USAGE, finish = 'stop', pieces = 3 }: Answer = {},
  ): Behaviour {
    return async (call) => {
      const answer = typeof text === 'string' ? text : text(call);
      await call.head(200);
      for (const piece of piecesOf(answer, pieces)) await call.say(piece);
      await call.send(chunk({ choices: [{ index: 0, delta: {}, finish_reason: finish }] }));
      if (usage) await call.send(chunk({ choices: [], usage }));
      await call.send(DONE);
      await call.end();
    };
  },

  /** A letter at a time, or a piece of a list, each when the test gives its word. */
  drips(text: Iterable<string>, word: () => Promise<void>): Behaviour {
    return async (call) => {
      await call.head(200);
      for (const letter of text) {
        await word();
        if (!(await call.say(letter))) return;
      }
      await call.send(chunk({ choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }));
      await call.send(DONE);
      await call.end();
    };
  },

  /** Takes the request and says nothing, not even a header. */
  silent(): Behaviour {
    return () => undefined;
  },

  /** Says that it will answer, and a beginning of it if there is one, and then nothing. */
  stalls(beginning = ''): Behaviour {
    return async (call) => {
      await call.head(200);
      if (beginning !== '') await call.say(beginning);
    };
  },

  /** Ends in the middle. `quietly`: as if that were all. */
  cuts(beginning: string, how: 'quietly' | 'abruptly' | 'by reset' = 'quietly'): Behaviour {
    return async (call) => {
      await call.head(200);
      if (beginning !== '') await call.say(beginning);
      if (how === 'quietly') await call.end();
      else if (how === 'abruptly') call.cut();
      else call.reset();
    };
  },

  /** An event stream of whatever the test wants. */
  streams(...pieces: readonly string[]): Behaviour {
    return async (call) => {
      await call.head(200);
      for (const piece of pieces) await call.send(piece);
      await call.end();
    };
  },

  /** One line of so many bytes, as long as somebody reads it. */
  longLine(bytes: number): Behaviour {
    return async (call) => {
      await call.head(200);
      await call.send('data: {"choices":[{"delta":{"content":"');
      const piece = 'x'.repeat(64 * 1_024);
      for (let left = bytes; left > 0; left -= piece.length) if (!(await call.send(piece))) return;
      await call.send('"}}]}\n\n');
      await call.end();
    };
  },

  /** Never comes to an end, as long as somebody reads it. */
  endless(): Behaviour {
    return async (call) => {
      await call.head(200);
      while (await call.say('and so on '.repeat(400)));
    };
  },

  /** A page, as a proxy or a login would send it. */
  page(): Behaviour {
    return async (call) => {
      await call.head(200, { 'content-type': 'text/html' });
      await call.send('<!doctype html><title>Sign in</title>');
      await call.end();
    };
  },

  /** An error with a body as OpenAI has it. */
  refuses(
    status: number,
    error: Readonly<Record<string, unknown>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Behaviour {
    return async (call) => {
      await call.head(status, { 'content-type': 'application/json', ...headers });
      await call.send(JSON.stringify({ error: { message: 'No.', type: 'scripted', ...error } }));
      await call.end();
    };
  },
};

export function chunk(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}

function piecesOf(text: string, pieces: number): string[] {
  const size = Math.max(1, Math.ceil(text.length / pieces));
  return Array.from({ length: Math.ceil(text.length / size) }, (_, nth) => text.slice(nth * size, (nth + 1) * size));
}
