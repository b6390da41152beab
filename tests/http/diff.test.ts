import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { newerText, olderText } from '../../src/documents/diff/diff-part.ts';
import { MODELS } from '../../src/routes/models.ts';
import { openTextWorld, type TextWorld } from '../support/text-world.ts';

const TEXT = '# teh cat\n\nHe came in order to see teh colour.\n\nNothing to see.\n';
const RESULT = '# the tiger\n\nHe came to see the colour.\n\nNothing to see.\n';

const LARGE = `${'He came in order to see teh colour of a cat, and then he went home again. '.repeat(30)}\n\n`.repeat(
  10,
);

let world: TextWorld;
beforeAll(async () => {
  world = await openTextWorld();
});
afterAll(() => world.close());

const diff = async (query: string, headers?: Record<string, string>) =>
  world.call('GET', `/v1/refine/diff?${query}`, undefined, headers);

describe('the difference of two versions', () => {
  test('is told by the stored changes, with rule, reason and category', async () => {
    const job = await world.refined(TEXT);
    const { status, body, headers } = await diff(`job=${job}`);
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json']);
    const { parts, changes, ...head } = body.data;
    expect(head).toMatchObject({
      job,
      from: { version: 0, pass: 'original', length: TEXT.length },
      to: { version: 'result', pass: 'result', length: RESULT.length },
      source: 'changes',
      figures: { changes: 4, moves: 0, by_category: { spelling: 2, concision: 1, clarity: 1 } },
    });
    expect(parts).toEqual([
      { op: 'same', text: '# ' },
      { op: 'change', before: 'teh', after: 'the', changes: ['p1.b1.1'] },
      { op: 'same', text: ' ' },
      { op: 'change', before: 'cat', after: 'tiger', changes: ['p3.b1.1'] },
      { op: 'same', text: '\n\nHe came ' },
      { op: 'change', before: 'in order ', after: '', changes: ['p2.b2.1'] },
      { op: 'same', text: 'to see ' },
      { op: 'change', before: 'teh', after: 'the', changes: ['p1.b2.1'] },
      { op: 'same', text: ' colour.\n\nNothing to see.\n' },
    ]);
    expect(changes['p2.b2.1']).toEqual({
      pass: 2,
      block: 'b2',
      category: 'concision',
      rule: 'InOrderTo',
      reason: '“in order to” is better “to”.',
      tier: 'A',
    });
    MODELS.Difference.parse(body.data);
    expect([olderText(parts), newerText(parts)]).toEqual([TEXT, RESULT]);
  });

  test.each([
    ['fromPass=1&toPass=2', ['p2.b2.1']],
    ['fromPass=2&toPass=1', ['p2.b2.1']],
    ['fromPass=3', []],
    ['fromPass=result&toPass=0', ['p1.b1.1', 'p3.b1.1', 'p2.b2.1', 'p1.b2.1']],
  ])('may be any two, either way: %s', async (query, ids) => {
    const job = await world.refined(TEXT);
    const { body } = await diff(`job=${job}&${query}`);
    expect(body.data.source).toBe('changes');
    expect(Object.keys(body.data.changes)).toEqual(ids);
  });

  test('shows what was decided after the end', async () => {
    const job = await world.refined('teh colour');
    await world.call('PUT', `/v1/jobs/${job}/changes`, { ids: ['p1.b1.1'], decision: 'rejected' });
    await world.call('PUT', `/v1/jobs/${job}/changes`, { ids: ['p1.b1.2'], decision: 'accepted' });
    const { body } = await diff(`job=${job}`);
    expect(body.data.source).toBe('changes');
    expect(body.data.parts).toEqual([
      { op: 'same', text: 'teh ' },
      { op: 'change', before: 'colour', after: 'color', changes: ['p1.b1.2'] },
    ]);
    const { body: since } = await diff(`job=${job}&fromPass=3`);
    expect(since.data.parts).toEqual([
      { op: 'change', before: 'the', after: 'teh', changes: ['p1.b1.1'] },
      { op: 'same', text: ' ' },
      { op: 'change', before: 'colour', after: 'color', changes: ['p1.b1.2'] },
    ]);
  });

  test('may hold every suggestion that nobody rejected', async () => {
    const job = await world.refined('teh colour, teh colour');
    await world.call('PUT', `/v1/jobs/${job}/changes`, { ids: ['p1.b1.4'], decision: 'rejected' });
    const { body } = await diff(`job=${job}&fromPass=result&toPass=all`);
    expect(body.data).toMatchObject({
      to: { version: 'all', pass: 'all' },
      source: 'changes',
      figures: { changes: 1 },
    });
    expect(newerText(body.data.parts)).toBe('the color, the colour');
    expect(newerText(body.data.parts)).toBe((await world.call('GET', `/v1/jobs/${job}/result?changes=all`)).body);
    MODELS.Difference.parse(body.data);
  });

  test('is compared word by word where a pass wrote the text anew', async () => {
    const job = await world.rewritten('ONE two');
    const { body } = await diff(`job=${job}`);
    expect(body.data.parts).toEqual([
      { op: 'same', text: 'ONE ' },
      { op: 'change', before: 'two', after: 'TWO' },
      { op: 'same', text: '\n' },
    ]);
  });

  test('is made in a thread where the text is large, and the same', async () => {
    const job = await world.refined(LARGE);
    const { body } = await diff(`job=${job}`);
    expect(body.data).toMatchObject({ source: 'changes', figures: { changes: 900 } });
    expect(olderText(body.data.parts)).toBe(LARGE);
    expect(newerText(body.data.parts)).toBe((await world.call('GET', `/v1/jobs/${job}/result`)).body);
  });

  test('is a patch', async () => {
    const job = await world.refined(TEXT);
    const { body, headers } = await diff(`job=${job}&toPass=1&format=unified`);
    expect(headers.get('content-type')).toBe('text/x-diff; charset=utf-8');
    expect(body).toBe(
      [
        `Redraft: 0 (original) to 1 (proofread)\n--- a/${job}.md\n+++ b/${job}.md\n@@ -1,5 +1,5 @@ spelling Teh\n`,
        '-# teh cat\n+# the cat\n \n-He came in order to see teh colour.\n',
        '+He came in order to see the colour.\n \n Nothing to see.\n',
      ].join(''),
    );
  });

  test('is there without the prefix as well', async () => {
    const job = await world.refined(TEXT);
    const { status, body } = await world.call('GET', `/refine/diff?job=${job}`);
    expect([status, body]).toEqual([200, (await diff(`job=${job}`)).body]);
  });
});

describe('the page of a difference', () => {
  test('stands alone: nothing runs and nothing is loaded', async () => {
    const job = await world.refined(TEXT);
    const { body, headers } = await diff(`job=${job}&format=html`);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    const style = /<style>([\s\S]*?)<\/style>/.exec(body)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(body).not.toMatch(/<script|<link|<img|<iframe|\son[a-z]+=|\sstyle=|(?:src|href)="(?!#)/i);
  });

  test('marks what was added and removed, in words too, and links every place with its reason', async () => {
    const job = await world.refined(TEXT);
    const { body } = await diff(`job=${job}&format=html`);
    expect(body).toContain('<del><span class="hidden"> [removed: </span>cat<span class="hidden">] </span></del>');
    expect(body).toContain('<ins><span class="hidden"> [added: </span>tiger<span class="hidden">] </span></ins>');
    const links = [...body.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(links.length).toBeGreaterThan(8);
    for (const id of links) expect(body.split(`id="${id}"`)).toHaveLength(2);
  });

  test('shows what people wrote as tags as they wrote it', async () => {
    const nasty = '<script>alert(1)</script> teh "cat" & \'<img src=x onerror=alert(1)>';
    const job = await world.refined(nasty, 'text');
    const { body } = await diff(`job=${job}&format=html`);
    expect(body).not.toMatch(/<script|<img/);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt; ');
  });
});

describe('a caller that has the difference already', () => {
  test('is told so until something is decided', async () => {
    const job = await world.refined(TEXT);
    const first = await diff(`job=${job}`);
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^W\/"[0-9a-f]{32}"$/);
    const again = await diff(`job=${job}`, { 'if-none-match': `"x", ${tag}` });
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([304, '', tag]);
    expect((await diff(`job=${job}&format=html`, { 'if-none-match': tag })).status).toBe(200);
    await world.call('PUT', `/v1/jobs/${job}/changes`, { ids: ['p1.b1.1'], decision: 'rejected' });
    expect((await diff(`job=${job}`, { 'if-none-match': tag })).status).toBe(200);
  });
});

describe('what cannot be compared', () => {
  test.each([
    ['', 'job'],
    ['job=x&format=pdf', 'format'],
    ['job=x&fromPass=-1', 'fromPass'],
    ['job=x&toPass=last', 'toPass'],
  ])('%s is refused, with the name of what is wrong', async (query, path) => {
    const { status, body } = await diff(query);
    expect([status, body.error.code]).toEqual([400, 'VALIDATION_ERROR']);
    expect(body.error.details.map((detail: { path: string }) => detail.path)).toContain(path);
  });

  test('a job or a pass that is not there answers 404', async () => {
    const job = await world.refined(TEXT);
    expect((await diff('job=job_00000000000000000000000000')).status).toBe(404);
    expect((await diff(`job=${job}&toPass=9`)).body.error.code).toBe('NOT_FOUND');
  });

  test('what takes too long says so, and its thread is gone', async () => {
    await using hasty = await openTextWorld({ tuning: { workshopLimits: { deadlineMs: 0 } } });
    const job = await hasty.refined(LARGE);
    const { status, body } = await hasty.call('GET', `/v1/refine/diff?job=${job}`);
    expect([status, body.error.code]).toEqual([504, 'TIMEOUT_ERROR']);
    expect(hasty.app.services.workshop.threads).toBe(0);
    expect(hasty.logged.filter((line) => line.includes('request failed'))).toEqual([]);
  });

  test('more at once than there is room for are told to come again', async () => {
    await using small = await openTextWorld({ tuning: { workshopLimits: { atOnce: 1, waiting: 1 } } });
    const job = await small.refined(LARGE);
    const answers = await Promise.all([1, 2, 3, 4].map(() => small.call('GET', `/v1/refine/diff?job=${job}`)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 503, 503]);
    expect(answers.find(({ status }) => status === 503)?.headers.get('retry-after')).toBe('5');
  });
});
