import { Database } from 'bun:sqlite';
import { describe, expect, test } from 'bun:test';
import { newJobId } from '../../../src/jobs/ids.ts';
import { JobList } from '../../../src/jobs/listing/job-list.ts';
import { forgetTitle } from '../../../src/jobs/titles/job-titles.ts';
import { indexTitles } from '../../../src/jobs/titles/late-titles.ts';
import { searchPieces, searchWords, titleHas, titlePieces } from '../../../src/jobs/titles/title-pieces.ts';
import { jobs } from '../../../src/store/schema.ts';
import { openStore, statementOf } from '../../../src/store/store.ts';
import { listJobs } from '../../support/listed-job.ts';
import { tempFolder } from '../../support/temp-folder.ts';

const me = { id: 'local', scopes: ['read'] as const };
const facets = { principal: 'p', kind: 'k', strategy: 's' };

describe('the index of titles', () => {
  test('holds nothing of a title whose job was deleted', async () => {
    using folder = tempFolder();
    const path = folder.file('redraft.db');
    const store = await openStore({ url: path });
    const [secret, other] = await listJobs(store, [{ title: 'Xylophone Qwertz 東京' }, { title: 'Xylem' }]);
    if (!secret || !other) throw new Error('not stored');
    await store.atomic([forgetTitle(secret), { sql: 'delete from jobs where id = ?', params: [secret.id] }]);
    await store.close();
    using database = new Database(path);
    database.run("create virtual table temp.pieces using fts5vocab('main', 'job_titles', 'row')");
    const left = database.query<{ term: string }, []>('select term from temp.pieces').all();
    expect(left.map(({ term }) => term).toSorted()).toEqual(
      titlePieces('Xylem', other)
        .map((piece) => `0ǃ${piece}`)
        .toSorted(),
    );
  });

  test('is made good for jobs from before there was one, and goes on where it was stopped', async () => {
    const store = await openStore({ url: ':memory:' });
    const rows = Array.from({ length: 450 }, (_, index) => ({
      id: newJobId(),
      principal: 'local',
      kind: 'k',
      strategy: 's',
      status: 'completed' as const,
      title: `old ${index}`,
      nonce: '',
      head: 0,
      chain: 0,
      createdAt: 1,
    }));
    const mark = { sql: "insert into meta (key, value) values ('titles_to_index', '450')", params: [] };
    await store.atomic([statementOf(store.db.insert(jobs).values(rows)), mark]);
    const found = async () =>
      (await new JobList({ store, clock: () => 0 }).page(me, { text: 'old' }, 1_000)).rows.length;
    let rounds = 0;
    await indexTitles(store, () => (rounds += 1) <= 1);
    expect(await found()).toBe(200);
    await indexTitles(store, () => true);
    expect(await found()).toBe(450);
    await indexTitles(store, () => true);
    expect(await store.query({ sql: "select 1 from meta where key = 'titles_to_index'", params: [] })).toEqual([]);
    await store.close();
  });

  test('goes on in the next chunk, and gives each job once', async () => {
    const store = await openStore({ url: ':memory:' });
    const [first] = await listJobs(store, [{ title: 'in the first chunk' }]);
    const far = { id: newJobId(), ...facets, principal: 'local', title: 'x', status: 'completed' as const };
    const row = { ...far, number: 100_000, nonce: '', head: 0, chain: 0, createdAt: 1 };
    await store.atomic([statementOf(store.db.insert(jobs).values(row))]);
    const [third] = await listJobs(store, [{ title: 'in the last chunk' }]);
    const list = new JobList({ store, clock: () => 0 });
    expect((await list.page(me, { text: 'chunk' }, 10)).rows.map(({ id }) => id)).toEqual([
      third?.id ?? '',
      first?.id ?? '',
    ]);
    await store.close();
  });
});

describe('the pieces of a title', () => {
  test('are all that a search can ask for', () => {
    const title = 'Ångström, naïve: 50 % x-ray';
    const pieces = new Set(titlePieces(title, facets));
    for (const text of ['angstrom', 'NAÏVE', '50', '%', 'x-ray', 'm, n', 'a', 'x', 'tröm,']) {
      const words = searchWords(text);
      expect([text, titleHas(title, words)]).toEqual([text, true]);
      const asked = searchPieces(words, facets) ?? [];
      expect([text, asked.filter((piece) => !pieces.has(piece))]).toEqual([text, []]);
    }
    expect(searchPieces(searchWords('% "'), facets)).toBeUndefined();
  });

  test('hold the facets of their job and no other', () => {
    const pieces = titlePieces('', facets);
    expect(pieces).toHaveLength(4);
    expect(searchPieces(['a'], { principal: 'p', kind: 's' })?.some((piece) => pieces.includes(piece))).toBe(false);
  });
});
