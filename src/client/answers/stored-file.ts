/** A file to work from, as the server keeps it. */
export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly media_type: 'text/markdown' | 'text/plain';
  /** Found by its bytes. */
  readonly encoding: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** ms since 1970. */
  readonly created_at: number;
}

/** Files, newest first. */
export interface FilePage {
  readonly items: readonly StoredFile[];
  /** For the next part; null behind the last one. */
  readonly next_cursor: string | null;
}
