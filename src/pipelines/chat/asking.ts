import type { Writer } from '../../engines/writer.ts';
import type { RunContext } from '../../jobs/pipeline.ts';
import type { Steering } from '../writing/steering.ts';
import type { KeptConcordances } from './kept-concordances.ts';
import type { ChatRequest } from './chat-schema.ts';

/** Whoever asks a writer for an answer has this. */
export interface Asking extends Omit<RunContext, 'request'> {
  readonly request: ChatRequest;
  readonly writer: Writer;
  readonly steering: Steering;
  /** What earlier questions found out about files. */
  readonly concordances: KeptConcordances;
}
