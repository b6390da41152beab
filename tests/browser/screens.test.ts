import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import { join } from 'node:path';
import { type Browser, ElementHandle } from 'puppeteer-core';
import type { RevisionRequest } from '../../src/engines/revision-engine.ts';
import { JobFailure } from '../../src/jobs/job-failure.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld } from '../support/world.ts';

const TEXT = 'One teh cat.\n\nTwo teh dogs.\n\nThree teh birds.\n';

describe.skipIf(chromium.skip)(`the web client, screen by screen${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const opened = async () => {
    const engine = correctingEngine();
    return { engine, world: await openWorld({ pipelines: [refinePipeline(engine)] }) };
  };

  test('several files become one job each, called by their names; what is no text is refused', async () => {
    const { engine, world } = await opened();
    engine.let();
    await using server = world;
    await using tab = await openPage(browser, server.url);
    const { page } = tab;
    await Bun.write(join(world.folder, 'one.md'), 'One teh colour, one teh favour.');
    await Bun.write(join(world.folder, 'two.txt'), 'Two teh dogs.');
    await Bun.write(join(world.folder, 'three.docx'), 'PK\u0003\u0004\0\0');
    const chooser = await page.waitForSelector('input[type=file]');
    if (!(chooser instanceof ElementHandle)) throw new Error('there is no place for files');
    await chooser.uploadFile(...['one.md', 'two.txt', 'three.docx'].map((name) => join(world.folder, name)));
    await shows(page, 'three.docx is not a text file');
    await shows(page, 'Found in your text');
    await shows(page, '9 words · 2 blocks · 3 passes');
    expect(await axe(page)).toEqual([]);
    await click(page, 'Start 2 redrafts');
    await page.waitForFunction(() => location.hash === '#/jobs');
    await shows(page, 'one.md');
    await shows(page, 'two.txt');
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  test('a gate asks, its answers are buttons, and the job goes on', async () => {
    const { engine, world } = await opened();
    engine.let();
    await using server = world;
    const job = await server.post('refine', TEXT, { strategy: 'light', review: 'each_pass' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/run`);
    await shows(tab.page, 'The job waits for you');
    expect(await axe(tab.page)).toEqual([]);
    await click(tab.page, 'Go on');
    await shows(tab.page, 'It was the last one');
    await click(tab.page, 'Finish');
    await shows(tab.page, 'Finished');
  });

  test('a comparison is walked by keys, inline as well, and on a phone one side is shown', async () => {
    const { engine, world } = await opened();
    engine.let();
    await using server = world;
    const job = await server.post('refine', TEXT, { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/compare`);
    const { page } = tab;
    await shows(page, '3 changes');
    await page.keyboard.press('j');
    await shows(page, '1 of 3');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await shows(page, '1 of 3');
    const inSides = await page.evaluate(() => ({
      left: document.querySelectorAll('.compare-side.left ins').length,
      right: document.querySelectorAll('.compare-side.right del').length,
    }));
    expect(inSides).toEqual({ left: 0, right: 0 });
    await page.evaluate(() => document.querySelector<HTMLElement>('.layout-choice label:last-child')?.click());
    await page.waitForSelector('.compare-sheet.inline del + ins');
    await page.evaluate(() => document.querySelector<HTMLElement>('.layout-choice label')?.click());
    await page.setViewport({ width: 390, height: 844 });
    const seen = () =>
      page.$$eval('.compare-row .compare-side', (sides) => sides.filter((one) => one.checkVisibility()).length);
    expect(await seen()).toBe(await page.$$eval('.compare-row', (rows) => rows.length));
  });

  test('offline it says so at once and since when, and is live again when the network is back', async () => {
    const { engine, world } = await opened();
    await using server = world;
    const job = await server.post('refine', TEXT, { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/run`);
    const { page } = tab;
    await shows(page, 'Proofreading paragraph 1');
    await shows(page, 'Live');
    await page.setOfflineMode(true);
    await shows(page, 'You see it as of');
    expect(await page.evaluate(() => document.body.innerText)).not.toContain('Live');
    expect(await axe(page)).toEqual([]);
    await click(page, 'Now');
    engine.let();
    await page.setOfflineMode(false);
    await shows(page, 'Finished');
    expect(tab.misdeeds.failures).toEqual([]);
  });

  test('the keys are named in a sheet, where they can be turned off', async () => {
    const { engine, world } = await opened();
    engine.let();
    await using server = world;
    await using tab = await openPage(browser, `${server.url}/#/jobs`);
    const { page } = tab;
    await shows(page, 'Nothing here yet');
    await page.keyboard.press('?');
    await shows(page, 'Single keys work');
    expect(await axe(page)).toEqual([]);
    await page.click('.keys-sheet .switch');
    await page.keyboard.press('Escape');
    await page.keyboard.press('n');
    expect(await page.evaluate(() => location.hash)).toBe('#/jobs');
    await page.evaluate(() => localStorage.clear());
    await page.keyboard.press('n');
    await page.waitForSelector('#text');
  });

  test('a job that failed says where, what is kept and what to do', async () => {
    const engine = correctingEngine();
    engine.let();
    const breaking = {
      ...engine,
      async *revise(request: RevisionRequest) {
        for await (const revision of engine.revise(request)) {
          if (revision.block === 'b2') throw new JobFailure('UPSTREAM_ERROR', 'The model gave no answer.');
          yield revision;
        }
      },
    };
    await using server = await openWorld({ pipelines: [refinePipeline(breaking)] });
    const job = await server.post('refine', TEXT, { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/run`);
    const { page } = tab;
    await shows(page, 'Proofread stopped at paragraph 2');
    await shows(page, 'The model gave no answer. Every finished paragraph is kept: 1 change waits for your review.');
    expect(await axe(page)).toEqual([]);
    await click(page, 'Retry as a new job');
    await page.waitForFunction((old) => !location.hash.includes(old), {}, job);
  });

  test('a finished job runs again as a new one, and is deleted', async () => {
    const { engine, world } = await opened();
    engine.let();
    await using server = world;
    const job = await server.post('refine', TEXT, { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/run`);
    const { page } = tab;
    await click(page, 'Run again');
    await page.waitForFunction((old) => !location.hash.includes(old), {}, job);
    await shows(page, 'Finished');
    await click(page, 'Delete');
    await click(page, 'Delete for good');
    await page.waitForFunction(() => location.hash === '#/jobs');
    expect((await server.call('GET', '/v1/jobs')).body.data.items).toHaveLength(1);
  });
});
