import { type EmbeddedEngineOptions, embeddedEngine } from '../../src/engines/embedded/embedded-engine.ts';
import {
  DEFAULT_OPTIONS,
  type Revision,
  type RevisionEngine,
  type RevisionOptions,
  type RevisionRequest,
} from '../../src/engines/revision-engine.ts';

type Blocks = RevisionRequest['blocks'];

/** An engine whose workers do as the text says; see `engine-worker.ts`. */
export function obedientEngine(options: EmbeddedEngineOptions = {}): RevisionEngine {
  return embeddedEngine({ workerUrl: new URL('./engine-worker.ts', import.meta.url), ...options });
}

/** Paragraphs `b1`, `b2`, … */
export function paragraphs(...texts: readonly string[]): Blocks {
  return texts.map((text, index) => ({ id: `b${index + 1}`, kind: 'paragraph', text }));
}

export function requestOf(
  blocks: Blocks,
  {
    signal,
    pass,
    ...options
  }: Partial<RevisionOptions> & { readonly signal?: AbortSignal; readonly pass?: string } = {},
): RevisionRequest {
  return {
    pass: { pass: 1, name: pass ?? 'proofread' },
    blocks,
    options: { ...DEFAULT_OPTIONS, apply: 'all', format: 'text', ...options },
    signal: signal ?? new AbortController().signal,
  };
}

export async function revisionsOf(engine: RevisionEngine, request: RevisionRequest): Promise<Revision[]> {
  return Array.fromAsync(engine.revise(request));
}

/** The text again and again, so long that no two of them share a task. */
export function long(text: string): string {
  return `${text} `.repeat(Math.ceil(2100 / text.length)).trimEnd();
}
