import type { Row, Statement } from '../../store/driver.ts';
import { type TitleFacets, titlePieces } from './title-pieces.ts';

/**
 * The index of titles is cut into chunks of so many numbers, by a prefix of everything in it: what a search costs at
 * most is then the chunk, where FTS5 alone would compare the whole lists of two frequent pieces before it says a word.
 */
const CHUNK_BITS = 15;

/** The chunk that the job of a number is in. */
export function chunkOf(number: number): number {
  return Math.floor(number / 2 ** CHUNK_BITS);
}

/** The first number of a chunk. */
export function firstOf(chunk: number): number {
  return chunk * 2 ** CHUNK_BITS;
}

interface TitledJob extends Required<TitleFacets> {
  readonly id: string;
  readonly title: string;
}

const PREFIXED = `replace(?2, ' ', ' ' || (number >> ${CHUNK_BITS}) || 'ǃ')`;

/** Puts a job's title into the index; comes after the row of the job. */
export function indexTitle(job: TitledJob): Statement {
  const sql = `insert into job_titles (rowid, pieces) select number, ${PREFIXED} from jobs where id = ?1`;
  return { sql, params: [job.id, spaced(job)] };
}

/** Takes it out again, to the last letter; comes before the row is deleted. */
export function forgetTitle(job: TitledJob): Statement {
  const sql = `insert into job_titles (job_titles, rowid, pieces) select 'delete', number, ${PREFIXED} from jobs where id = ?1`;
  return { sql, params: [job.id, spaced(job)] };
}

function spaced(job: TitledJob): string {
  return titlePieces(job.title, job)
    .map((piece) => ` ${piece}`)
    .join('');
}

/** A job whose title the index gave; undefined members: it was deleted meanwhile. */
export interface TitleHit {
  readonly number: number;
  readonly title: string | undefined;
  readonly status: string;
  readonly createdAt: number;
  readonly principal: string;
}

/** @param pieces as `searchPieces` gives them; numbers from `low` to `high`, newest first, all of them in `chunk`. */
export function titleHits(
  pieces: readonly string[],
  { chunk, low, high, limit }: { chunk: number; low: number; high: number; limit: number },
): Statement {
  return {
    sql:
      'select hit.number, title, status, created_at, principal from (select rowid as number from job_titles ' +
      'where job_titles match ?1 and rowid between ?2 and ?3 order by rowid desc limit ?4) hit ' +
      'left join jobs on jobs.number = hit.number order by hit.number desc',
    params: [pieces.map((piece) => `"${chunk}ǃ${piece}"`).join(' AND '), low, high, limit],
  };
}

/** A row of the search; the title is undefined where the job is gone. */
export function titleHit([number, title, status, createdAt, principal]: Row): TitleHit {
  return {
    number: Number(number),
    title: typeof title === 'string' ? title : undefined,
    status: String(status),
    createdAt: Number(createdAt),
    principal: String(principal),
  };
}
