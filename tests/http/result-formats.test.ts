import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { createHash } from 'node:crypto';
import { openTextWorld, type TextWorld } from '../support/text-world.ts';

const TEXT = '# teh *cat*\n\nSee [here](https://example.org/) or [there](javascript:alert(1)).\n\n<b>bold</b>\n';

let world: TextWorld;
beforeAll(async () => {
  world = await openTextWorld();
});
afterAll(() => world.close());

const result = async (job: string, query = '') => world.call('GET', `/v1/jobs/${job}/result${query}`);

describe('a result in Markdown', () => {
  test('is what was made of it, unless another format is asked for', async () => {
    const job = await world.refined(TEXT);
    const { body, headers } = await result(job);
    expect(body).toBe(TEXT.replace('teh *cat*', 'the *tiger*'));
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8');
    expect((await result(job, '?format=md')).body).toBe(body);
  });

  test('as plain text says the same without marks', async () => {
    const job = await world.refined(TEXT);
    const { body, headers } = await result(job, '?format=txt');
    expect(body).toBe('the tiger\n\nSee here (https://example.org/) or there.\n\nbold\n');
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8');
    const sum = createHash('sha256').update(body).digest('base64');
    expect(headers.get('repr-digest')).toBe(`sha-256=:${sum}:`);
  });

  test('as a page shows tags as text, and links to nothing but the web and mail', async () => {
    const job = await world.refined(TEXT);
    const { body, headers } = await result(job, '?format=html');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(`inline; filename="${job}.html"`);
    expect(headers.get('content-security-policy')).toStartWith("default-src 'none'; style-src 'sha256-");
    expect(body).toContain('<h1>the <em>tiger</em></h1>');
    expect(body).toContain('&lt;b&gt;bold&lt;/b&gt;');
    expect(body.match(/href="[^"]*"/g)).toEqual(['href="https://example.org/"']);
  });

  test('follows the decisions in every format', async () => {
    const job = await world.refined(TEXT);
    await world.call('PUT', `/v1/jobs/${job}/changes`, { filter: { rule: 'Cat' }, decision: 'rejected' });
    expect((await result(job, '?format=txt')).body).toStartWith('the cat\n');
    expect((await result(job, '?format=html&changes=none')).body).toContain('<h1>teh <em>cat</em></h1>');
  });

  test('is rendered in a thread where it is large', async () => {
    const item = 'word '.repeat(600).trim();
    const job = await world.refined(`# teh cat\n\n- ${item}\n\n`.repeat(12));
    const { body } = await result(job, '?format=txt');
    expect(body).toBe(Array(12).fill(`the tiger\n\n- ${item}\n`).join('\n'));
    expect((await result(job, '?format=html')).body.match(/<h1>/g)).toHaveLength(12);
  });
});

describe('a result in plain text', () => {
  test('is the same as text and as Markdown, and as a page its paragraphs', async () => {
    const job = await world.refined('teh <cat>\n\n# no heading', 'text');
    const plain = await result(job);
    expect([plain.body, plain.headers.get('content-type')]).toEqual([
      'the <tiger>\n\n# no heading',
      'text/plain; charset=utf-8',
    ]);
    expect((await result(job, '?format=md')).body).toBe(plain.body);
    expect((await result(job, '?format=html')).body).toContain('<p>the &lt;tiger&gt;</p>\n<p># no heading</p>');
  });
});

test('a format that is not there is refused', async () => {
  const job = await world.refined(TEXT);
  expect((await result(job, '?format=docx')).status).toBe(400);
});
