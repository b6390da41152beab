import type { Readable } from 'node:stream';
import { Busboy, type BusboyInstance } from '@fastify/busboy';
import { bodyChunks, type Pace } from './body-reader.ts';
import { Problem } from '../answers/problem.ts';

/** A file of a form. Its bytes have to be taken before the next file comes. */
export interface FormFile {
  readonly name: string;
  /** As the sender declared it; `application/octet-stream` or `text/plain` when it did not. */
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

const MULTIPART = /^multipart\/form-data *;/i;
/** Bytes of a part's own headers. */
const LARGEST_HEADER = 8 * 1_024;

/**
 * The files of a `multipart/form-data` body in their order, as they come: what is held of them is what the network has
 * delivered since the last bytes were taken. Who stops asking gives up the rest of the body.
 *
 * @param most how many files there may be
 * @throws Problem UNSUPPORTED_MEDIA_TYPE, VALIDATION_ERROR, PAYLOAD_TOO_LARGE, also out of a file's `bytes`
 */
export async function* formFiles(request: Request, most: number, pace?: Pace): AsyncGenerator<FormFile> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!MULTIPART.test(contentType)) {
    throw new Problem('UNSUPPORTED_MEDIA_TYPE', { message: 'This path takes multipart/form-data.' });
  }
  const form = new Form(parserOf(contentType, most), most);
  const fed = form.feed(bodyChunks(request, pace));
  try {
    yield* form.files;
  } finally {
    form.giveUp();
    await fed;
  }
}

function parserOf(contentType: string, most: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: most, fields: 0, parts: most + 1, headerSize: LARGEST_HEADER, headerPairs: 32 },
    });
  } catch {
    throw broken('The form has no boundary');
  }
}

/** A form between the one who sends it and the one who takes its files. */
class Form {
  readonly files: ReadableStream<FormFile>;
  readonly #parser: BusboyInstance;
  #problem: Problem | undefined;
  #announce: ReadableStreamDefaultController<FormFile> | undefined;
  #current: Readable | undefined;

  constructor(parser: BusboyInstance, most: number) {
    this.#parser = parser;
    this.files = new ReadableStream({ start: (controller) => void (this.#announce = controller) });
    const message = `At most ${most} files at once`;
    const details = [{ path: `files.${most}`, message }];
    const tooMany = new Problem('PAYLOAD_TOO_LARGE', { message: `${message}.`, details, headers: CLOSE });
    parser.on('file', (_field, bytes, name: string | undefined, _encoding, type) => {
      this.#current = bytes;
      // Heard also while nobody takes the bytes; who does hears it from them.
      bytes.on('error', () => bytes.destroy());
      this.#announce?.enqueue({ name: unescaped(name ?? ''), type, bytes: this.#bytesOf(bytes) });
    });
    parser.on('filesLimit', () => this.#fail(tooMany));
    parser.on('partsLimit', () => this.#fail(tooMany));
    parser.on('fieldsLimit', () => this.#fail(broken('The form holds more than files')));
    parser.on('error', () => this.#fail(broken('The form breaks off')));
    parser.on('finish', () => this.#end());
  }

  /** Resolves when there is nothing more to come, or nobody to take it. */
  async feed(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const chunk of chunks) {
        if (this.#parser.destroyed) return;
        if (!this.#parser.write(chunk)) await moved(this.#parser);
      }
      this.#parser.end();
    } catch (error) {
      this.#fail(error instanceof Problem ? error : broken('The body did not arrive'));
    }
  }

  giveUp(): void {
    this.#announce = undefined;
    this.#current?.destroy();
    this.#parser.destroy();
  }

  async *#bytesOf(stream: Readable): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch {
      throw this.#problem ?? broken('The form breaks off');
    }
  }

  #end(): void {
    this.#announce?.close();
    this.#announce = undefined;
  }

  #fail(problem: Problem): void {
    this.#problem ??= problem;
    this.#announce?.error(problem);
    this.#announce = undefined;
    this.#current?.destroy(problem);
    this.#parser.destroy();
  }
}

/** What a browser writes of `"`, CR and LF, and of nothing else (WHATWG, multipart/form-data encoding algorithm). */
function unescaped(name: string): string {
  return name.replaceAll('%22', '"').replaceAll('%0D', '\r').replaceAll('%0A', '\n');
}

/** What is still to come of this body would be taken for the next request's. */
const CLOSE = { connection: 'close' };

function broken(message: string): Problem {
  return new Problem('VALIDATION_ERROR', { details: [{ path: 'body', message }], headers: CLOSE });
}

/** The parser wants more, or wants nothing any more. */
function moved(parser: BusboyInstance): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  parser.once('drain', resolve);
  parser.once('close', resolve);
  if (parser.destroyed) resolve();
  return promise.finally(() => {
    parser.off('drain', resolve);
    parser.off('close', resolve);
  });
}
