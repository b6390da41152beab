import { describe, expect, expectTypeOf, test } from 'bun:test';
import type { z } from 'zod';
import { createClient } from '../../src/client/client.ts';
import type { Dictionary, RuleRecord } from '../../src/client/answers/dictionary.ts';
import type { JobPage } from '../../src/client/answers/job-list.ts';
import type { JobFigures } from '../../src/protocol/listed-job.ts';
import type { Estimate, Rule, Strategies } from '../../src/client/answers/offer.ts';
import type { RefineOptions } from '../../src/client/refine-request.ts';
import type { ChangePage, Reviewed } from '../../src/client/answers/reviewed-change.ts';
import type { FilePage } from '../../src/client/answers/stored-file.ts';
import type { Difference, Version, VersionText } from '../../src/client/answers/version.ts';
import { refineSchema } from '../../src/pipelines/refine/refine-schema.ts';
import { MODELS } from '../../src/routes/models.ts';
import { loginPage, oddServer } from '../support/odd-server.ts';
import { openReviewWorld } from '../support/review-world.ts';
import { openStreamWorld } from '../support/stream-world.ts';

test('the types of answers are those that the server documents', () => {
  type Model<Name extends keyof typeof MODELS> = z.infer<(typeof MODELS)[Name]>;
  expectTypeOf<Model<'JobPage'>>().toExtend<JobPage>();
  expectTypeOf<Model<'JobStatus'>>().toExtend<JobFigures>();
  expectTypeOf<Model<'VersionList'>['items'][number]>().toExtend<Version>();
  expectTypeOf<Model<'Version'>>().toExtend<VersionText>();
  expectTypeOf<Model<'Difference'>>().toExtend<Difference>();
  expectTypeOf<Model<'ChangePage'>>().toExtend<ChangePage>();
  expectTypeOf<Model<'Reviewed'>>().toExtend<Reviewed>();
  expectTypeOf<Model<'StrategyList'>>().toExtend<Strategies>();
  expectTypeOf<Model<'RuleList'>['items'][number]>().toExtend<Rule>();
  expectTypeOf<Model<'Estimate'>>().toExtend<Estimate>();
  expectTypeOf<Model<'FilePage'>>().toExtend<FilePage>();
  expectTypeOf<Model<'Dictionary'>>().toExtend<Dictionary>();
  expectTypeOf<Model<'RuleRecords'>['items'][number]>().toExtend<RuleRecord>();
  expectTypeOf<keyof RefineOptions>().toEqualTypeOf<keyof NonNullable<z.input<typeof refineSchema>['options']>>();
  expect(Object.keys(MODELS)).toContain('Difference');
});

describe('a refined job', () => {
  test('is read, compared, reviewed, run again and deleted without a request of one’s own', async () => {
    await using world = await openReviewWorld();
    const redraft = createClient({ url: world.url });
    const job = await redraft.refine({ text: 'teh cat\n\nteh colour\n', title: 'Cats', strategy: 'corrections-only' });
    await job.finished;

    const versions = await job.versions();
    expect(versions.map(({ version, pass }) => [version, pass])).toEqual([
      [0, 'original'],
      [1, 'proofread'],
    ]);
    expect(await job.version(0)).toMatchObject({ text: 'teh cat\n\nteh colour\n', version: 0 });
    const { items, decisions_rev: rev } = await job.changes({ limit: 1, effective: true });
    expect([items.length, items[0]?.before, rev]).toEqual([1, 'teh', 0]);
    const all = await Array.fromAsync(job.allChanges({ rule: items[0]?.rule }));
    expect(all.map(({ before, decision }) => [before, decision])).toEqual([
      ['teh', 'none'],
      ['teh', 'none'],
    ]);
    expect(await job.decide({ filter: { block: items[0]?.block } }, 'rejected')).toBe(1);
    expect(await job.result({ format: 'txt' })).toBe('teh cat\n\nthe colour\n');
    const { figures, parts } = await job.diff();
    expect([figures.changes, parts.filter(({ op }) => op === 'change').length]).toEqual([1, 1]);
    expect((await job.diff({ from: 0, to: 1 })).figures.changes).toBe(2);
    expect(await job.patch({ to: 1 })).toContain('+the cat');
    expect(await job.undo(1)).toMatchObject({ decisions_rev: 2, changed: 1 });
    expect((await job.figures()).progress).toMatchObject({ fraction: 1, name: 'proofread' });

    const again = await redraft.retry(job.id);
    await again.finished;
    const page = await redraft.jobs({ status: ['completed', 'failed'], text: 'cats', limit: 1 });
    expect(page.items.map(({ id, retry_of: of }) => [id, of])).toEqual([[again.id, job.id]]);
    const rest = await redraft.jobs({ cursor: page.next_cursor ?? '' });
    expect(rest.items.map(({ id }) => id)).toEqual([job.id]);
    expect(rest.next_cursor).toBeNull();
    await redraft.job(job.id).remove();
    await expect(redraft.job(job.id).result()).rejects.toMatchObject({ code: 'NOT_FOUND', refused: true });
  });

  test('has answers of the server’s own form', async () => {
    await using world = await openReviewWorld();
    const redraft = createClient({ url: world.url });
    const job = await redraft.refine({ text: 'teh cat\n' });
    await job.finished;
    MODELS.JobPage.parse(await redraft.jobs());
    MODELS.JobStatus.parse(await job.figures());
    MODELS.VersionList.shape.items.parse(await job.versions());
    MODELS.Difference.parse(await job.diff());
    MODELS.ChangePage.parse(await job.changes());
    MODELS.StrategyList.parse(await redraft.strategies());
    MODELS.RuleList.parse({ items: await redraft.rules({ tier: 'A' }) });
    MODELS.Estimate.parse(await redraft.estimate({ text: 'teh cat', strategy: 'auto' }));
    expect(refineSchema.safeParse({ input: { text: 'x' }, options: {} }).success).toBe(true);
  });
});

test('a file is stored, refined, read again and deleted', async () => {
  await using world = await openReviewWorld();
  const redraft = createClient({ url: world.url });
  const [stored] = await redraft.upload([new File(['teh cat\n'], 'cats.md')]);
  if (!stored) throw new Error('nothing was stored');
  expect(stored).toMatchObject({ name: 'cats.md', media_type: 'text/markdown', size: 8 });
  expect((await redraft.estimate({ fileId: stored.id })).words).toBe(2);
  const job = await redraft.refine({ fileId: stored.id });
  await job.finished;
  expect(await job.result()).toBe('the cat\n');
  const { items } = await redraft.jobs();
  expect(items.map(({ title, file }) => [title, file])).toEqual([['cats.md', stored.id]]);
  expect(await (await redraft.download(stored.id)).text()).toBe('teh cat\n');
  await redraft.removeFile(stored.id);
  expect((await redraft.files({ limit: 1 })).items).toEqual([]);
  await expect(redraft.upload([new Blob([new Uint8Array([0, 255])])])).rejects.toMatchObject({ refused: true });
});

test('words and rules are left alone, and what was learned is forgotten', async () => {
  await using world = await openReviewWorld();
  const redraft = createClient({ url: world.url });
  expect(await redraft.setDictionary({ words: ['teh'] })).toEqual({ words: ['teh'], rules: [] });
  expect(await redraft.dictionary()).toEqual({ words: ['teh'], rules: [] });
  await redraft.setDictionary({ words: [], rules: ['SomeRule'] });
  const job = await redraft.refine({ text: 'teh cat\n' });
  await job.finished;
  const [change] = (await job.changes()).items;
  await job.decide({ ids: [change?.id ?? ''] }, 'rejected');
  const records = await redraft.ruleRecords();
  expect(records.find(({ rule }) => rule === change?.rule)).toMatchObject({ rejected: 1, standing: 'on' });
  expect(await redraft.forgetRules(change?.rule)).toBe(1);
  expect(await redraft.forgetRules()).toBe(0);
});

test('what is wrong is told by its place, with the request', async () => {
  await using world = await openReviewWorld();
  const refused = createClient({ url: world.url }).refine({ text: 'x', dialect: 'XX' });
  await expect(refused).rejects.toMatchObject({
    code: 'VALIDATION_ERROR',
    details: [{ path: 'options.dialect' }],
    requestId: expect.any(String),
  });
});

test('what else than Redraft answers is not taken for an answer', async () => {
  using page = oddServer(() => loginPage());
  await expect(createClient({ url: page.url }).jobs()).rejects.toMatchObject({ code: 'NOT_REDRAFT' });
  using other = oddServer(() => Response.json({ data: { hello: 1 } }));
  await expect(createClient({ url: other.url }).jobs()).rejects.toMatchObject({ code: 'NOT_REDRAFT' });
});

describe('a signal that is aborted', () => {
  test('gives a request up, with its own reason', async () => {
    const asked = Promise.withResolvers<void>();
    using server = oddServer(() => {
      asked.resolve();
      return new Promise<never>(() => undefined);
    });
    const leaving = new AbortController();
    const jobs = createClient({ url: server.url }).jobs({ signal: leaving.signal });
    await asked.promise;
    leaving.abort(new Error('seen enough'));
    await expect(jobs).rejects.toThrow('seen enough');
    await expect(createClient({ url: server.url }).strategies({ signal: leaving.signal })).rejects.toThrow('enough');
  });

  test('ends the tries to start a job, also between two of them', async () => {
    const leaving = new AbortController();
    using server = oddServer(() => loginPage(503));
    // Asked for the length of the wait: a very long one, which has begun when the microtask comes.
    const random = () => {
      queueMicrotask(() => leaving.abort(new Error('seen enough')));
      return 1e6;
    };
    const client = createClient({ url: server.url, random });
    await expect(client.refine({ text: 'x' }, { signal: leaving.signal })).rejects.toThrow('seen enough');
    expect(server.asked).toEqual(['POST /v1/jobs']);
  });

  test('lets a job go, which goes on', async () => {
    await using world = await openStreamWorld();
    const id = await world.post('stream', 'one');
    const leaving = new AbortController();
    const client = createClient({ url: world.url });
    const job = client.watch(id, { signal: leaving.signal });
    leaving.abort();
    await expect(job.finished).rejects.toMatchObject({ code: 'CLOSED' });
    await expect(client.watch(id, { signal: leaving.signal }).finished).rejects.toMatchObject({ code: 'CLOSED' });
    world.pacer.open();
    expect((await client.watch(id).finished).status).toBe('completed');
  });
});

test('a transport that there is none of is told by its name', () => {
  for (const name of ['carrier', 'toString']) {
    const transports = JSON.parse(`["sse", "${name}"]`);
    expect(() => createClient({ url: 'http://127.0.0.1:1', transports })).toThrow(`${name} is not a transport`);
  }
});
