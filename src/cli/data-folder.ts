import { join } from 'node:path';

/** What a folder for a program's own data depends on. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  /** The person's own folder. */
  readonly home: string;
}

/** Where the command line keeps its jobs: `DATA_DIR`, or where programs of this system keep what is theirs. */
export function dataFolder({ env, platform, home }: Surroundings): string {
  if (env['DATA_DIR']) return env['DATA_DIR'];
  if (platform === 'darwin') return join(home, 'Library/Application Support/redraft');
  if (platform === 'win32') return join(env['LOCALAPPDATA'] || join(home, 'AppData/Local'), 'redraft');
  return join(env['XDG_DATA_HOME'] || join(home, '.local/share'), 'redraft');
}
