import type { Writer } from '../../engines/writer.ts';
import type { RunContext } from '../../jobs/pipeline.ts';
import type { Steering } from '../writing/steering.ts';
import type { Ahead } from './ahead.ts';
import type { ChatRequest } from './chat-schema.ts';

/** What every step of an answer is given. */
export interface ChatRun extends Omit<RunContext, 'request'> {
  readonly request: ChatRequest;
  readonly writer: Writer;
  readonly steering: Steering;
  /** Of a long answer that comes in the place of a short one. */
  readonly ahead: Ahead;
}
