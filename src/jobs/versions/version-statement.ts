import { sha256InTurns } from '../../documents/sha256.ts';
import type { Statement } from '../../store/driver.ts';

interface VersionRow {
  readonly job: string;
  readonly version: number;
  readonly pass: string;
  readonly text: string;
  readonly at: number;
}

/** Stores a version; a pass that runs again writes over what its earlier attempt left. */
export async function versionStatement({ job, version, pass, text, at }: VersionRow): Promise<Statement> {
  return {
    sql: 'insert or replace into versions (job, version, pass, text, sha256, created_at) values (?, ?, ?, ?, ?, ?)',
    params: [job, version, pass, text, await sha256InTurns(text), at],
  };
}
