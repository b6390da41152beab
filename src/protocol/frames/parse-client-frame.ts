import type { ClientFrame } from './frames.ts';
import { scanJson } from './json-scan.ts';
import { clientFrameSchema } from './client-frame-schema.ts';

/** A frame of a client, or why it is none; the problem is said in words for whoever wrote that client. */
export type ParsedFrame =
  | { readonly ok: true; readonly frame: ClientFrame }
  /** `id` of the command, where one could be read, so that its reply can name it. */
  | { readonly ok: false; readonly problem: string; readonly id: string | null };

/** A client's text frame: one flat JSON object of a known type, with no member too many. Nothing is coerced. */
export function parseClientFrame(text: string): ParsedFrame {
  const twofold = scanJson(text);
  if (twofold !== undefined) return { ok: false, problem: twofold, id: null };
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { ok: false, problem: 'not JSON', id: null };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, problem: 'not a JSON object', id: null };
  }
  const parsed = clientFrameSchema.safeParse(value);
  if (parsed.success) return { ok: true, frame: parsed.data };
  const problem = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'frame'}: ${message}`).join('; ');
  const id = 'id' in value && typeof value.id === 'string' && value.id.length <= 64 ? value.id : null;
  return { ok: false, problem, id };
}
