import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser } from 'puppeteer-core';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { wordEngine } from '../support/word-engine.ts';
import { openWorld } from '../support/world.ts';

describe.skipIf(chromium.skip)(`the web client, as a writer uses it${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const opened = async () => {
    const engine = correctingEngine();
    engine.let();
    return openWorld({ pipelines: [refinePipeline(engine)] });
  };

  test('a text stays on the sheet over a look at the jobs and over a reload, and goes when it is started', async () => {
    await using server = await opened();
    await using tab = await openPage(browser, server.url);
    const { page } = tab;
    const written = () => page.$eval('#text', (box) => (box instanceof HTMLTextAreaElement ? box.value : ''));
    await page.waitForSelector('#text');
    await page.type('#text', 'One teh cat.');
    await click(page, 'Jobs');
    await shows(page, 'Nothing here yet');
    await click(page, 'New');
    await page.waitForSelector('#text');
    expect(await written()).toBe('One teh cat.');
    await page.reload();
    await page.waitForSelector('#text');
    expect(await written()).toBe('One teh cat.');
    await click(page, 'Start redraft');
    await shows(page, 'Finished in');
    await page.evaluate(() => (location.hash = '#/'));
    await page.waitForSelector('#text');
    expect(await written()).toBe('');
  });

  test('what a word processor pastes keeps its paragraphs', async () => {
    await using server = await opened();
    await using tab = await openPage(browser, server.url);
    const { page } = tab;
    await page.waitForSelector('#text');
    const pasted = await page.$eval('#text', (box) => {
      if (!(box instanceof HTMLTextAreaElement)) return '';
      box.focus();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'One.\r\nTwo.\r\n');
      clipboardData.setData('text/html', '<p class=MsoNormal>One.</p><p class=MsoNormal>Two.</p>');
      box.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
      return box.value;
    });
    expect(pasted).toBe('One.\n\nTwo.');
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  test('whoever decides by button goes on with the same button of the next change', async () => {
    await using server = await opened();
    const job = await server.post('refine', 'One teh cat.\n\nTwo teh dogs.\n\nThree teh birds.\n', {
      strategy: 'corrections-only',
    });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/review`);
    const { page } = tab;
    await shows(page, '0 of 3 decided');
    const card = () =>
      page.waitForFunction(
        () => document.activeElement?.closest('.card')?.getAttribute('aria-label') === 'Change 2 of 3',
      );
    await page.focus('[data-does="accept"]');
    await page.keyboard.press('Enter');
    await shows(page, '1 of 3 decided');
    await card();
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-does'))).toBe('accept');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shows(page, '1 accepted, 1 rejected');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyA');
    await page.keyboard.up('Shift');
    await shows(page, '3 accepted, 0 rejected');
  });

  test('the way past the head of a page leaves its address alone', async () => {
    await using server = await opened();
    await using tab = await openPage(browser, `${server.url}/#/jobs`);
    const { page } = tab;
    await shows(page, 'Nothing here yet');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const place = await page.evaluate(() => [location.hash, document.activeElement?.id]);
    expect(place).toEqual(['#/jobs', 'main']);
  });

  test('everything suggested is a side to compare with, and each side has its figures', async () => {
    const rules = () => [
      { find: 'teh', after: 'the', applied: true, rule: 'Teh' },
      { find: 'colour', after: 'color', rule: 'Colour' },
    ];
    await using server = await openWorld({ pipelines: [refinePipeline(wordEngine({ rules }))] });
    const job = await server.post('refine', 'See teh colour.', { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/compare`);
    const { page } = tab;
    await shows(page, 'The text as it stands');
    await page.select('select[aria-label="Right"]', 'all');
    await shows(page, 'Everything suggested that you did not reject');
    await page.waitForFunction(() => document.querySelector('.compare-side.right ins:last-of-type')?.textContent);
    const seen = await page.evaluate(() => ({
      added: [...document.querySelectorAll('.compare-side.right ins')].map(({ lastChild }) => lastChild?.textContent),
      figures: [...document.querySelectorAll('.compare-figures')].map(({ textContent }) => textContent?.split(',')[0]),
    }));
    expect(seen).toEqual({ added: ['the', 'color'], figures: ['3 words', '3 words'] });
  });

  test('the list of jobs says how many there are of each, how much was decided, and finds by title', async () => {
    await using server = await opened();
    const posted = async (title: string) => {
      const input = { text: 'One teh cat and teh dog.', title };
      const { body } = await server.call('POST', '/v1/jobs', { kind: 'refine', input });
      return body.data.job.id;
    };
    const [letter] = [await posted('A letter'), await posted('An essay')];
    await using tab = await openPage(browser, `${server.url}/#/jobs`);
    const { page } = tab;
    await shows(page, 'Finished 2');
    await shows(page, 'Not reviewed');
    const { body } = await server.call('GET', `/v1/jobs/${letter}/changes?limit=1`);
    const ids = body.data.items.map(({ id }: { id: string }) => id);
    await server.call('PUT', `/v1/jobs/${letter}/changes`, { ids, decision: 'accepted' });
    await shows(page, '1 of 2 decided');
    await page.type('#search', 'essay');
    await page.waitForFunction(() => document.querySelectorAll('.job-row').length === 1);
    await shows(page, 'An essay');
    await page.keyboard.type(' nowhere');
    await shows(page, 'Nothing fits');
  });

  test('what is empty or not there is said, and has nothing that axe finds in the dark', async () => {
    await using server = await opened();
    for (const [hash, text] of [
      ['#/jobs', 'Nothing here yet'],
      ['#/insights', 'No job in this time'],
      ['#/job/job_nowhere/review', 'There is no such job here'],
      ['#/nowhere', 'There is no such page'],
    ] as const) {
      // oxlint-disable-next-line no-await-in-loop
      await using tab = await openPage(browser, `${server.url}/${hash}`, true);
      // oxlint-disable-next-line no-await-in-loop
      await shows(tab.page, text);
      // oxlint-disable-next-line no-await-in-loop
      expect(await axe(tab.page)).toEqual([]);
      expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
    }
  });
});
