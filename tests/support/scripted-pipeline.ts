import { sha256 } from '../../src/documents/sha256.ts';
import type { Pipeline, RunContext } from '../../src/jobs/pipeline.ts';
import type { JobEvent } from '../../src/protocol/events.ts';

export type Script = (context: RunContext) => AsyncGenerator<JobEvent>;

/** A kind of job whose run is written by the test. Its request is `{input: {text}, options?}`. */
export function scriptedPipeline(kind: string, script: Script): Pipeline {
  return {
    kind,
    accept(body) {
      const text = textOf(body);
      if (text === undefined) return { ok: false, problems: [{ path: 'input.text', message: 'a string' }] };
      const input = { format: 'text', bytes: Buffer.byteLength(text), sha256: sha256(text) };
      return {
        ok: true,
        request: { input: { text } },
        accepted: { title: kind, strategy: kind, options: optionsOf(body), input },
      };
    },
    run: script,
  };
}

/** A call that ends when it is aborted, and never by itself. */
export const untilAborted: Script = async function* ({ signal }) {
  const aborted = Promise.withResolvers<void>();
  signal.addEventListener('abort', () => aborted.reject(signal.reason));
  signal.throwIfAborted();
  await aborted.promise;
  yield { type: 'warning', data: { code: 'unreachable', message: '' } };
};

export function textOf(body: unknown): string | undefined {
  if (typeof body !== 'object' || body === null || !('input' in body)) return undefined;
  const { input } = body;
  if (typeof input !== 'object' || input === null || !('text' in input)) return undefined;
  return typeof input.text === 'string' ? input.text : undefined;
}

function optionsOf(body: unknown): Record<string, unknown> {
  const options = typeof body === 'object' && body !== null && 'options' in body ? body.options : undefined;
  return typeof options === 'object' && options !== null ? { ...options } : {};
}
