import { createParser, type EventSourceMessage, type EventSourceParser } from 'eventsource-parser';
import { APIError } from 'openai';
import type { TokenUsage } from './completion.ts';
import { streamChunk } from './stream-chunk.ts';

interface AnswerReaderOptions {
  readonly headers: Headers;
  /** What of the answer came together. */
  readonly onText: (piece: string) => void;
  /** Nobody wants the rest. */
  readonly stopped: () => boolean;
}

/** Reads an answer out of its event stream. The client's own stream would cost as much as all that is done with a token. */
export class AnswerReader {
  /** What has come so far. */
  text = '';
  finish: string | undefined;
  usage: TokenUsage | undefined;
  /** It has said that it is at its end. */
  done = false;
  /** Of it, what came together. To cut it off the end of a long answer would have all of that copied each time. */
  #piece = '';
  readonly #options: AnswerReaderOptions;
  readonly #decoder = new TextDecoder();
  readonly #parser: EventSourceParser;

  constructor(options: AnswerReaderOptions) {
    this.#options = options;
    this.#parser = createParser({ onEvent: (event) => this.#take(event) });
  }

  /**
   * @throws SyntaxError where it is none of this protocol
   * @throws APIError where it is an error
   */
  take(bytes: Uint8Array): void {
    this.#feed(this.#decoder.decode(bytes, { stream: true }));
  }

  /** Nothing more comes. Some leave out the empty line behind the last event. */
  end(): void {
    this.#feed('\n\n');
  }

  #feed(text: string): void {
    this.#piece = '';
    this.#parser.feed(text);
    if (this.#piece !== '') this.#options.onText(this.#piece);
  }

  #take({ event, data }: EventSourceMessage): void {
    if (this.done || this.#options.stopped()) return;
    if (data === '[DONE]') return void (this.done = true);
    const value: unknown = JSON.parse(data);
    const error = event === 'error' ? value : errorIn(value);
    if (error) throw new APIError(undefined, Object(error), undefined, this.#options.headers);
    const chunk = streamChunk(value);
    if (!chunk) throw new SyntaxError('no chunk of an answer');
    this.usage = chunk.usage ?? this.usage;
    this.finish = chunk.finish ?? this.finish;
    this.text += chunk.text;
    this.#piece += chunk.text;
  }
}

function errorIn(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'error' in value ? value.error : undefined;
}
