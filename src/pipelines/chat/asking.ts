import type { Writer } from '../../engines/writer.ts';
import type { RunContext } from '../../jobs/pipeline.ts';
import type { Steering } from '../writing/steering.ts';
import type { KeptConcordances } from './kept-concordances.ts';
import type { ChatRequest } from './chat-schema.ts';

/** What it takes to ask the writer for an answer, now or ahead of its pass. */
export interface Asking extends Omit<RunContext, 'request'> {
  readonly request: ChatRequest;
  readonly writer: Writer;
  readonly steering: Steering;
  /** What earlier questions found out about files. */
  readonly concordances: KeptConcordances;
}
