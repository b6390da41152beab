import { readBody } from './body-reader.ts';
import type { Pace } from './body-reader.ts';
import { scanJson } from '../../protocol/frames/json-scan.ts';
import { Problem } from '../answers/problem.ts';

/** Stands for a body that is not there, until the schema has to say whether that is right. */
export const NO_BODY = Symbol('no body');

const JSON_TYPE = /^application\/json *(; *charset="?utf-8"? *)?$/i;

/**
 * The JSON value of a request's body.
 * @param limit bytes
 * @throws Problem UNSUPPORTED_MEDIA_TYPE, PAYLOAD_TOO_LARGE, VALIDATION_ERROR
 */
export async function readJson(request: Request, limit: number, pace?: Pace): Promise<unknown> {
  if (request.body === null || request.headers.get('content-length') === '0') return NO_BODY;
  // A form or a text needs no preflight in a browser: only this type may have an effect.
  if (!JSON_TYPE.test(request.headers.get('content-type') ?? '') || request.headers.has('content-encoding')) {
    throw new Problem('UNSUPPORTED_MEDIA_TYPE');
  }
  const read = await readBody(request, limit, pace);
  if (!read.ok) throw refusal(read.reason, limit);
  return read.bytes.byteLength === 0 ? NO_BODY : parseJson(read.bytes);
}

function parseJson(bytes: Uint8Array): unknown {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw invalid('The body is not valid UTF-8');
  }
  const problem = scanJson(text);
  if (problem !== undefined) throw invalid(problem);
  try {
    return JSON.parse(text);
  } catch {
    throw invalid('The body is not valid JSON');
  }
}

function invalid(message: string): Problem {
  return new Problem('VALIDATION_ERROR', { details: [{ path: 'body', message }] });
}

function refusal(reason: 'too_large' | 'too_slow' | 'cut', limit: number): Problem {
  if (reason === 'too_large') {
    return new Problem('PAYLOAD_TOO_LARGE', { details: [{ path: 'body', message: `At most ${limit} bytes` }] });
  }
  // What is still to come of this body would be taken for the next request's.
  return new Problem('VALIDATION_ERROR', {
    details: [{ path: 'body', message: 'The body did not arrive' }],
    headers: { connection: 'close' },
  });
}
