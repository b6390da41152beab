import { writeSync } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreError } from '../store/store-error.ts';

/** A file that is being written. Under its own name there is all of it or nothing. */
export interface NewFile extends AsyncDisposable {
  /** @throws StoreError `full` */
  write(bytes: Uint8Array): void;
  /** Resolves when it is on the disk, under its name. What is disposed of before that leaves nothing. */
  keep(): Promise<void>;
}

/** Where the bytes of files lie, each under its id. Ids are ours: no name that came from elsewhere is ever a path. */
export interface FileFolder {
  /** @throws StoreError `full` */
  create(id: string): Promise<NewFile>;
  /** Its bytes, read when they are asked for. */
  open(id: string): Blob;
  remove(id: string): Promise<void>;
  /** Every id that something is there of; what is not called by an id is not ours. */
  list(): Promise<readonly string[]>;
}

const UNFINISHED = '.part';
const OURS = /^(file_[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.part)?$/;

/** @param folder made when the first file is written. */
export function diskFolder(folder: string): FileFolder {
  const place = (id: string) => join(folder, id);
  return {
    async create(id) {
      await mkdir(folder, { recursive: true }).catch(refused);
      const unfinished = place(id) + UNFINISHED;
      const handle = await open(unfinished, 'wx', 0o600).catch(refused);
      return new WrittenFile(handle, unfinished, place(id));
    },
    open: (id) => Bun.file(place(id)),
    async remove(id) {
      await Promise.all([place(id), place(id) + UNFINISHED].map((path) => rm(path, { force: true })));
    },
    async list() {
      const names = await readdir(folder).catch(() => []);
      return [...new Set(names.flatMap((name) => OURS.exec(name)?.[1] ?? []))];
    },
  };
}

class WrittenFile implements NewFile {
  readonly #handle: FileHandle;
  readonly #unfinished: string;
  readonly #target: string;
  #open = true;

  constructor(handle: FileHandle, unfinished: string, target: string) {
    this.#handle = handle;
    this.#unfinished = unfinished;
    this.#target = target;
  }

  /**
   * Into the page cache, at once: 64 KB take some 30 µs. Through the handle they wait for a thread, and meanwhile the
   * parts of the body grow to 1.5 MB each: four uploads of 100 MB then take 90 MB of memory instead of 30.
   */
  write(bytes: Uint8Array): void {
    try {
      for (let from = 0; from < bytes.byteLength;) from += writeSync(this.#handle.fd, bytes, from);
    } catch (error) {
      refused(error);
    }
  }

  async keep(): Promise<void> {
    await this.#handle.sync().catch(refused);
    await this.#close();
    await rename(this.#unfinished, this.#target);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (!this.#open) return;
    await this.#close();
    await rm(this.#unfinished, { force: true });
  }

  async #close(): Promise<void> {
    this.#open = false;
    await this.#handle.close();
  }
}

function refused(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new StoreError('full', 'no room for a file', error);
  throw error;
}
