import type { LoggedEvent } from '../../protocol/events.ts';
import { reduce } from '../../protocol/fold/reduce.ts';
import { initialState, type JobState } from '../../protocol/fold/state.ts';

/** What a job says, in the vocabulary of older front ends, from its first event on; `content_start` empties a block. */
export class OlderLines {
  /** The text of each block as the reader has it. */
  readonly #shown = new Map<string, string>();
  #state = initialState('');

  of(event: LoggedEvent): readonly object[] {
    this.#state = reduce(this.#state, event);
    switch (event.type) {
      case 'route':
        return [{ type: 'routing', system: event.data.to, reason: event.data.reason }];
      case 'thinking':
        return [{ type: 'thinking', content: event.data.text }];
      case 'pass_start':
        return event.data.attempt > 1 ? this.#asItStands() : [];
      case 'block_start':
        this.#shown.set(event.data.block, '');
        return [{ type: 'content_start', block: event.data.block }];
      case 'content':
        return [this.#more(event.data.block, event.data.text)];
      case 'block_complete':
        return this.#asItStands(event.data.block);
      case 'sources':
        return [{ type: 'sources', sources: event.data.sources }];
      case 'done':
        return [COMPLETE];
      case 'error':
        return [...this.#asItStands(), failed(event.data.error.message)];
      case 'cancelled':
        return [...this.#asItStands(), failed('cancelled')];
      default:
        return [];
    }
  }

  /** A job whose log cannot be gone on from, as it stands; its events after that may follow. */
  ofState(state: JobState): readonly object[] {
    this.#state = state;
    const { route, blocks, sources, end } = state;
    return [
      ...(route ? [{ type: 'routing', system: route.to, reason: route.reason }] : []),
      ...blocks.flatMap(({ id, text }) => this.#whole(id, text)),
      { type: 'sources', sources },
      ...(end ? [endOf(end)] : []),
    ];
  }

  /** What was begun and came to nothing, or is begun again, gives way to what stands. @param only the one block */
  #asItStands(only?: string): readonly object[] {
    const blocks = this.#state.blocks.filter(({ id }) => only === undefined || id === only);
    return blocks.flatMap(({ id, text }) => this.#whole(id, text));
  }

  #more(block: string, content: string): object {
    this.#shown.set(block, (this.#shown.get(block) ?? '') + content);
    return { type: 'content', block, content };
  }

  /** Of a block that is complete the streamed text is not there any more, or it was not what counts. */
  #whole(block: string, text: string): readonly object[] {
    if ((this.#shown.get(block) ?? '') === text) return [];
    this.#shown.set(block, '');
    const start = { type: 'content_start', block };
    return text === '' ? [start] : [start, this.#more(block, text)];
  }
}

const COMPLETE = { type: 'workflow_complete' } as const;

function failed(error: string): object {
  return { type: 'workflow_failed', error };
}

function endOf(end: NonNullable<JobState['end']>): object {
  if (end.type === 'done') return COMPLETE;
  return failed(end.type === 'error' ? end.error.message : 'cancelled');
}
