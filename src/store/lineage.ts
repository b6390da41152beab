import type { Driver, Statement } from './driver.ts';
import type { FileLock, Imprint } from './file-lock.ts';
import { renewGeneration } from './generation.ts';

/**
 * Tells a database file from a copy that was put in its place. The file and its lock file both hold the lineage, which
 * is random, and a mark that goes up at every opening, at every closing and each second in between with commits. The
 * file is written first, so it is level or one ahead; a restored backup is behind, another machine's copy is of another
 * lineage. A power cut can leave it further ahead: that counts as replaced, and costs the clients a snapshot.
 */
export class Lineage {
  readonly #driver: Driver;
  readonly #lock: FileLock;
  readonly #timer: Timer;
  #imprint: Imprint;
  #moved = false;

  private constructor(driver: Driver, lock: FileLock, imprint: Imprint, markEvery: number) {
    this.#driver = driver;
    this.#lock = lock;
    this.#imprint = imprint;
    // What fails here is tried again with the next mark.
    this.#timer = setInterval(() => this.#moved && this.#mark().catch(() => undefined), markEvery).unref();
  }

  /**
   * Renews the generation when the file was replaced since the lock file saw it last.
   *
   * @param markEvery ms between two marks while there are commits.
   */
  static async open(driver: Driver, lock: FileLock, markEvery = 1_000): Promise<Lineage> {
    const [stored, known] = [await storedImprint(driver), lock.imprint];
    const ahead = stored.mark - known.mark;
    const same = stored.lineage !== 0 && stored.lineage === known.lineage && (ahead === 0 || ahead === 1);
    if (!same) await renewGeneration(driver);
    const lineage = same ? stored.lineage : randomLineage();
    const opened = new Lineage(driver, lock, { lineage, mark: Math.max(stored.mark, known.mark) }, markEvery);
    await opened.#mark();
    return opened;
  }

  /** Something was committed. */
  moved(): void {
    this.#moved = true;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    // A full disk must not keep the store from closing; what counts then is the last mark before.
    await this.#mark().catch(() => undefined);
  }

  async #mark(): Promise<void> {
    const imprint = { ...this.#imprint, mark: this.#imprint.mark + 1 };
    await this.#driver.atomic([setMeta('lineage', imprint.lineage), setMeta('mark', imprint.mark)]);
    this.#lock.remember(imprint);
    this.#imprint = imprint;
    this.#moved = false;
  }
}

async function storedImprint(driver: Driver): Promise<Imprint> {
  const rows = await driver.query({ sql: "select key, value from meta where key in ('lineage', 'mark')", params: [] });
  const values = new Map(rows.map(([key, value]) => [key, Number(value)]));
  return { lineage: values.get('lineage') ?? 0, mark: values.get('mark') ?? 0 };
}

function setMeta(key: string, value: number): Statement {
  const sql = 'insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value';
  return { sql, params: [key, String(value)] };
}

/** Positive and in 31 bits, as the lock file's header holds it. */
function randomLineage(): number {
  return ((crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) & 0x7fff_ffff) | 1;
}
