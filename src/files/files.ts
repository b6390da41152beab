import type { Store } from '../store/store.ts';
import { ContentSight, type Content } from './content-sight.ts';
import type { FileFolder } from './file-folder.ts';
import { fileName, formatOf } from './file-name.ts';
import { readerOf } from './file-reader.ts';
import { type FilePage, type FileRow, FileTable, type NewFileRow } from './file-table.ts';

/** A file as it comes in: its bytes have to be taken before the next one comes. */
export interface IncomingFile {
  readonly name: string;
  /** What the sender takes it for, such as `image/png`; empty when it did not say. */
  readonly type: string;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface FileLimits {
  /** Bytes of one file. */
  readonly file: number;
  /** Files of one upload. */
  readonly files: number;
  /** Bytes that a principal keeps. */
  readonly principal: number;
  /** Uploads at once, of everybody. */
  readonly uploads: number;
}

const MIB = 1024 * 1024;
export const FILE_LIMITS: FileLimits = { file: 100 * MIB, files: 10, principal: 10 * 1024 * MIB, uploads: 4 };

/** Why an upload was not taken; none of its files is kept. `message`: a sentence for people. */
export interface RefusedUpload {
  readonly ok: false;
  readonly reason: 'invalid' | 'not_text' | 'too_large' | 'quota' | 'busy';
  /** Such as `files.1` for the second. */
  readonly path: string;
  readonly message: string;
}

export type Uploaded = { readonly ok: true; readonly files: readonly FileRow[] } | RefusedUpload;

export type FileText =
  | { readonly ok: true; readonly text: string; readonly file: FileRow }
  /** `unreadable`: its bytes are not what the beginning of the file promised. */
  | { readonly ok: false; readonly reason: 'too_large' | 'unreadable'; readonly file: FileRow }
  | { readonly ok: false; readonly reason: 'unknown' };

/** A file that can be read. `bytes`: as they are when they are asked for; undefined when it was deleted meanwhile. */
export type FileContent =
  | { readonly ok: true; readonly file: FileRow; readonly bytes: () => Promise<Uint8Array<ArrayBuffer> | undefined> }
  | { readonly ok: false; readonly reason: 'too_large'; readonly file: FileRow }
  | { readonly ok: false; readonly reason: 'unknown' };

interface Parts {
  readonly store: Store;
  readonly folder: FileFolder;
  readonly limits: FileLimits;
  /** ms since 1970. */
  readonly now: () => number;
}

/** The files that people work from. Their bytes are on the disk before their row is, and their row goes first. */
export class Files {
  readonly #table: FileTable;
  readonly #folder: FileFolder;
  readonly #limits: FileLimits;
  readonly #now: () => number;
  #uploads = 0;

  constructor({ store, folder, limits, now }: Parts) {
    this.#table = new FileTable(store);
    this.#folder = folder;
    this.#limits = limits;
    this.#now = now;
  }

  /** Takes files in as they come, all of them or none. @throws StoreError; whatever `incoming` throws */
  async upload(principal: string, incoming: AsyncIterable<IncomingFile>): Promise<Uploaded> {
    if (this.#uploads >= this.#limits.uploads) return busy();
    this.#uploads += 1;
    const taken: NewFileRow[] = [];
    try {
      let room = this.#limits.principal - (await this.#table.size(principal));
      for await (const file of incoming) {
        const kept = await this.#take(principal, file, room, `files.${taken.length}`);
        if (!kept.ok) return await this.#without(taken, kept);
        taken.push(kept.row);
        room -= kept.row.size;
      }
      if (taken.length === 0) return refusal('invalid', 'files', 'Send one file or more as multipart/form-data');
      await this.#table.add(taken);
    } catch (error) {
      await this.#without(taken, undefined);
      throw error;
    } finally {
      this.#uploads -= 1;
    }
    const rows = await Promise.all(taken.map(({ id }) => this.#table.owned(principal, id)));
    return { ok: true, files: rows.filter((row) => row !== undefined) };
  }

  list(principal: string, limit: number, below?: number): Promise<FilePage> {
    return this.#table.page(principal, limit, below);
  }

  find(principal: string, id: string): Promise<FileRow | undefined> {
    return this.#table.owned(principal, id);
  }

  /** Its bytes as they were uploaded. */
  bytes({ id }: FileRow): Blob {
    return this.#folder.open(id);
  }

  /** A file of somebody, with its bytes to be read. @param limit bytes that it may have */
  async content(principal: string, id: string, limit: number): Promise<FileContent> {
    const file = await this.find(principal, id);
    if (!file) return { ok: false, reason: 'unknown' };
    if (file.size > limit) return { ok: false, reason: 'too_large', file };
    return {
      ok: true,
      file,
      bytes: () =>
        this.bytes(file)
          .bytes()
          .catch(() => undefined),
    };
  }

  /** A file of somebody as text. @param limit bytes that it may have */
  async text(principal: string, id: string, limit: number): Promise<FileText> {
    const content = await this.content(principal, id, limit);
    if (!content.ok) return content;
    const { file } = content;
    const bytes = await content.bytes();
    if (!bytes) return { ok: false, reason: 'unknown' };
    const text = readerOf(file).text(bytes, file);
    return text === undefined ? { ok: false, reason: 'unreadable', file } : { ok: true, text, file };
  }

  /** Jobs that were made from it keep their text. */
  async remove({ id }: FileRow): Promise<void> {
    await this.#table.remove(id);
    await this.#folder.remove(id);
  }

  /** Takes away what an earlier process left half done; nothing may be uploaded meanwhile. */
  async sweep(): Promise<void> {
    const strays = await this.#table.unknown(await this.#folder.list());
    await Promise.all(strays.map((id) => this.#folder.remove(id)));
  }

  async #take(principal: string, incoming: IncomingFile, room: number, path: string) {
    const name = fileName(incoming.name);
    if (name === '') return refusal('invalid', path, 'A file needs a name');
    const id = `file_${crypto.randomUUID()}`;
    const sight = new ContentSight();
    await using file = await this.#folder.create(id);
    for await (const bytes of incoming.bytes) {
      sight.see(bytes);
      if (sight.size > this.#limits.file) {
        return refusal('too_large', path, `A file has at most ${this.#limits.file} bytes`);
      }
      if (sight.size > room) return refusal('quota', path, 'Your files take all the room there is: delete some');
      file.write(bytes);
    }
    const content = await sight.content();
    if (content.kind !== 'text') return notText(content, path);
    if (!isDeclaredText(incoming.type)) {
      return refusal('not_text', path, 'It is sent as something else than text, and is text');
    }
    await file.keep();
    const { encoding } = content;
    const [size, sha256] = [sight.size, sight.sha256()];
    const row = { id, principal, name, format: formatOf(name), encoding, size, sha256, createdAt: this.#now() };
    return { ok: true as const, row };
  }

  async #without<T>(taken: readonly NewFileRow[], then: T): Promise<T> {
    await Promise.all(taken.map(({ id }) => this.#folder.remove(id)));
    return then;
  }
}

function refusal(reason: RefusedUpload['reason'], path: string, message: string): RefusedUpload {
  return { ok: false, reason, path, message };
}

function busy(): RefusedUpload {
  return refusal('busy', 'files', 'Other uploads are under way: try again in a moment');
}

function notText(content: Exclude<Content, { kind: 'text' }>, path: string): RefusedUpload {
  switch (content.kind) {
    case 'empty':
      return refusal('invalid', path, 'The file is empty');
    case 'broken':
      return refusal('not_text', path, 'The file is text in UTF-8 with broken characters in it: save it anew');
    case 'other':
      return refusal(
        'not_text',
        path,
        `${content.what ?? 'The file'} is not text: save it as plain text (.txt) or Markdown (.md), and send that`,
      );
  }
}

/** Whether the sender's type may be of a text. What is sent as a picture and is text may be a trick. */
function isDeclaredText(type: string): boolean {
  return type === '' || type === 'application/octet-stream' || !/^(image|audio|video|font)\//.test(type);
}
