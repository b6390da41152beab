import { afterAll, beforeAll, describe, expect, test } from 'bun:test';
import type { Browser } from 'puppeteer-core';
import { createClient } from '../../src/client/client.ts';
import { refinePipeline } from '../../src/pipelines/refine/refine-pipeline.ts';
import { axe } from './axe.ts';
import { chromium, click, openBrowser, openPage, shows } from './browser.ts';
import { correctingEngine } from '../support/correcting-engine.ts';
import { openWorld } from '../support/world.ts';

const TEXT = 'One teh cat.\n\nTwo teh dogs.\n\nThree teh birds.\n';

const documentText = () => document.querySelector<HTMLElement>('#main')?.innerText ?? '';

describe.skipIf(chromium.skip)(`the web client, live${chromium.because}`, () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser.close());

  const opened = async () => {
    const engine = correctingEngine();
    const world = await openWorld({ pipelines: [refinePipeline(engine)] });
    return { engine, world };
  };
  const start = (world: { post: (kind: string, text: string, options: unknown) => Promise<string> }) =>
    world.post('refine', TEXT, { strategy: 'corrections-only' });

  test('a sample is one click away, starts, runs and can be reviewed', async () => {
    const { engine, world } = await opened();
    await using server = world;
    await using tab = await openPage(browser, server.url);
    await click(tab.page, 'Try a sample');
    await click(tab.page, 'Start redraft');
    await tab.page.waitForFunction(() => location.hash.startsWith('#/job/'));
    engine.let();
    await shows(tab.page, 'Finished');
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  test('blocks change in place as they are finished, the same in a second tab and after a reload', async () => {
    const { engine, world } = await opened();
    await using server = world;
    const place = `${server.url}/#/job/${await start(server)}/run`;
    await using one = await openPage(browser, place);
    await shows(one.page, 'Proofreading paragraph 1');
    engine.let(1);
    await shows(one.page, 'Proofreading paragraph 2');
    await using two = await openPage(browser, place);
    await shows(two.page, 'Proofreading paragraph 2');
    await one.page.reload();
    await shows(one.page, 'Proofreading paragraph 2');
    const texts = await Promise.all([one, two].map(({ page }) => page.evaluate(documentText)));
    expect(texts[0]).toBe(texts[1] ?? '');
    expect(texts[0]).toContain('One');
    engine.let();
    await Promise.all([shows(one.page, 'Finished'), shows(two.page, 'Finished')]);
    expect(one.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  test('a note is answered with what was understood, and the job is paused, resumed and cancelled', async () => {
    const { engine, world } = await opened();
    await using server = world;
    await using tab = await openPage(browser, `${server.url}/#/job/${await start(server)}/run`, true);
    const { page } = tab;
    await shows(page, 'Proofreading paragraph 1');
    await page.type('#steer', 'keep British spelling');
    await page.reload();
    await page.waitForFunction(() => document.querySelector('textarea')?.value === 'keep British spelling');
    await click(page, 'Send');
    await shows(page, 'Heard; it is taken up');
    engine.let(1);
    await shows(page, 'Understood:');
    await page.type('#steer', 'keep my tone');
    for (const width of [390, 1440]) {
      await page.setViewport({ width, height: 844 });
      expect(await axe(page)).toEqual([]);
    }
    await click(page, 'Pause');
    // The server has heard it before the block that it pauses after is let through.
    await shows(page, 'Resume');
    engine.let(1);
    await page.waitForFunction(() => document.body.innerText.includes('Paused'));
    await click(page, 'Resume');
    await shows(page, 'Pause');
    await click(page, 'Cancel');
    await click(page, 'Cancel the job');
    await shows(page, 'Cancelled');
    expect(tab.misdeeds).toEqual({ violations: [], failures: [], foreign: [] });
  });

  // The box went with the end of the job, and the rest of the sentence was taken for keys: its “n” opened a new text.
  test('who types while the job ends goes on typing', async () => {
    const { engine, world } = await opened();
    await using server = world;
    await using tab = await openPage(browser, `${server.url}/#/job/${await start(server)}/run`);
    const { page } = tab;
    await shows(page, 'Proofreading paragraph 1');
    await page.type('#steer', 'keep my to');
    engine.let();
    await shows(page, 'The job has ended: nothing that you write changes it.');
    await page.keyboard.type('ne');
    expect(await page.evaluate(() => document.querySelector('textarea')?.value)).toBe('keep my tone');
    await page.keyboard.press('Tab');
    await page.waitForFunction(() => document.querySelector('#steer-mode') === null);
  });

  test('a pause that comes too late is refused in words that stay when its button has gone', async () => {
    const { engine, world } = await opened();
    await using server = world;
    const id = await start(server);
    await using tab = await openPage(browser, `${server.url}/#/job/${id}/run`);
    const { page } = tab;
    await shows(page, 'Proofreading paragraph 1');
    await page.setOfflineMode(true);
    await shows(page, 'Offline');
    await click(page, 'Pause');
    engine.let();
    await createClient({ url: server.url }).watch(id).finished;
    await page.setOfflineMode(false);
    await shows(page, 'Not paused: the job had ended by then.');
    await shows(page, 'Run again');
  });

  test('the work is followed wherever it is, until its reader scrolls, and again when asked', async () => {
    const { engine, world } = await opened();
    await using server = world;
    const long = Array.from({ length: 150 }, (_, index) => `${index}: teh ${'words and more words '.repeat(9)}.`).join(
      '\n\n',
    );
    const job = await server.post('refine', long, { strategy: 'corrections-only' });
    await using tab = await openPage(browser, `${server.url}/#/job/${job}/run`);
    const { page } = tab;
    const seen = () =>
      page.waitForFunction(() => {
        const sheet = document.querySelector('#main')?.getBoundingClientRect();
        const work = document.querySelector('.block.working')?.getBoundingClientRect();
        if (!sheet || !work || work.top < sheet.top || work.bottom > sheet.bottom) return false;
        // None is left for the browser to draw when it finds it in view, a frame too late.
        return [...document.querySelectorAll('.blocks')].every((blocks) => {
          const { top, bottom } = blocks.getBoundingClientRect();
          const away = bottom < sheet.top || top > sheet.bottom;
          return away || getComputedStyle(blocks).contentVisibility === 'visible';
        });
      });
    await shows(page, 'Proofreading paragraph 1');
    engine.let(130);
    await shows(page, 'block 131 of 150');
    await seen();
    await page.hover('#main');
    await page.mouse.wheel({ deltaY: -9_000 });
    await shows(page, 'Follow the work again');
    engine.let(9);
    await shows(page, 'block 140 of 150');
    await page.setViewport({ width: 390, height: 844 });
    await click(page, 'Follow the work again');
    await seen();
    expect(tab.misdeeds.failures).toEqual([]);
  });

  test('a server that comes back in mid-run is taken up where it was', async () => {
    const { engine, world } = await opened();
    const id = await start(world);
    await using tab = await openPage(browser, `${world.url}/#/job/${id}/run`);
    await shows(tab.page, 'Proofreading paragraph 1');
    engine.let(1);
    await shows(tab.page, 'Proofreading paragraph 2');
    await world.app.stop();
    await shows(tab.page, 'Server not answering');
    expect(await tab.page.evaluate(() => document.body.innerText.includes('Offline'))).toBe(false);
    const again = correctingEngine();
    const { port } = new URL(world.url);
    await using back = await openWorld({
      pipelines: [refinePipeline(again)],
      folder: world.folder,
      env: { PORT: port },
    });
    again.let();
    await shows(tab.page, 'Finished');
    expect(back.url).toBe(world.url);
    expect(tab.misdeeds.failures).toEqual([]);
  });
});
