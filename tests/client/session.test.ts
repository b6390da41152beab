import { expect, expectTypeOf, test } from 'bun:test';
import type { z } from 'zod';
import { summary, type SummaryQuery } from '../../src/client/analytics.ts';
import type { Summary } from '../../src/protocol/summary.ts';
import { createClient } from '../../src/client/client.ts';
import { session, type Session } from '../../src/client/session.ts';
import { MODELS } from '../../src/routes/models.ts';
import type { summaryQuerySchema } from '../../src/routes/analytics/summary-query.ts';
import { openReviewWorld } from '../support/review-world.ts';

const KEY = 'f3a9c1e07b5d42886a1fd0c3b7e94520';

test('the types of a session and a summary are those that the server documents', () => {
  type Model<Name extends keyof typeof MODELS> = z.infer<(typeof MODELS)[Name]>;
  expectTypeOf<Model<'Session'>>().toExtend<Session>();
  expectTypeOf<Model<'AnalyticsSummary'>>().toExtend<Summary>();
  expectTypeOf<keyof SummaryQuery>().toEqualTypeOf<keyof z.input<typeof summaryQuerySchema>>();
  expect(Object.keys(MODELS)).toContain('AnalyticsSummary');
});

test('a browser signs in with the key, and out', async () => {
  await using world = await openReviewWorld({ env: { BACKEND_API_KEY: KEY } });
  let cookie = '';
  // What a browser does with cookies.
  const keeping = async (input: string | URL | Request, init?: RequestInit) => {
    const answer = await fetch(input, { ...init, headers: { ...init?.headers, cookie, origin: world.url } });
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return answer;
  };
  const redraft = createClient({
    url: world.url,
    fetch: Object.assign(keeping, { preconnect: fetch.preconnect }),
  });
  const door = session(redraft);
  expect(await door.now()).toEqual({ mode: 'key', signed_in: false, local: true });
  await expect(door.signIn('another')).rejects.toMatchObject({ code: 'UNAUTHORIZED', refused: true });
  await expect(redraft.jobs()).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect((await door.signIn(KEY)).signed_in).toBe(true);
  expect((await redraft.jobs()).items).toEqual([]);
  expect((await door.signOut()).signed_in).toBe(false);
  expect((await door.now()).signed_in).toBe(false);
});

test('what jobs came to is summed up', async () => {
  await using world = await openReviewWorld();
  const redraft = createClient({ url: world.url });
  const job = await redraft.refine({ text: 'teh cat\n', strategy: 'corrections-only' });
  await job.finished;
  const found = await summary(redraft, { group_by: 'strategy' });
  MODELS.AnalyticsSummary.parse(found);
  expect(found.totals.jobs).toMatchObject({ accepted: 1, completed: 1 });
  expect(found.series.map(({ key }) => key)).toEqual(['corrections-only']);
  expect(found.changes.by_rule).toMatchObject([{ rule: 'Teh', applied: 1 }]);
  await expect(summary(redraft, { from: 'yesterday' })).rejects.toMatchObject({ details: [{ path: 'from' }] });
});

test.each(['nonsense', '', 'localhost:3000', 'ftp://redraft.example', 'http://', 'http://redraft.example/?a=1'])(
  'a server at %j is refused at once, in words',
  (url) => {
    expect(() => createClient({ url })).toThrow(`A server's address is wanted, such as https://redraft.example, not`);
  },
);

test.each(['http://[::1]:3000', 'https://redraft.example/', 'HTTPS://Redraft.example/below/it//'])(
  'a server at %j is one',
  (url) => {
    expect(createClient({ url }).api.url).toBe(url.replace(/\/+$/, ''));
  },
);
